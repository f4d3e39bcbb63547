import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dockerCommand, quote } from './docker-command';

test('the commands of the book', () => {
  expect(dockerCommand({ kind: 'scale-service', name: 'echo', replicas: 6 }, null)).toBe(
    'docker service scale echo=6',
  );
  expect(dockerCommand({ kind: 'remove-service', name: 'echo' }, null)).toBe('docker service rm echo');
  expect(dockerCommand({ kind: 'remove-stack', name: 'echo' }, null)).toBe('docker stack rm echo');
});

test('on the demo they name its socket; on a live swarm a terminal knows its own', () => {
  const action = { kind: 'remove-stack', name: 'echo' } as const;
  expect(dockerCommand(action, { kind: 'demo', endpoint: 'unix:///tmp/demo.sock' })).toBe(
    'docker -H unix:///tmp/demo.sock stack rm echo',
  );
  expect(dockerCommand(action, { kind: 'live', endpoint: 'tcp://manager:2376' })).toBe(
    'docker stack rm echo',
  );
});

test('a shell reads every name as one word, whatever is in it', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }).filter((name) => !name.includes('\0')),
      (name) => {
        const read = execFileSync('/bin/sh', ['-c', `printf %s ${quote(name)}`], { encoding: 'utf8' });
        expect(read).toBe(name);
      },
    ),
    { numRuns: 40 },
  );
});
