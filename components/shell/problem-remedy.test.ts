import { expect, test } from 'vitest';
import { PROBLEM_KINDS } from '@/lib/swarm/picture/problem';
import { remediesFor } from './problem-remedy';

const texts = (...of: Parameters<typeof remediesFor>) => remediesFor(...of).map(({ text }) => text);

test('the mount puts a manager’s socket where this server looks for it', () => {
  expect(texts('no-socket', 'unix:///var/run/docker.sock')).toContain(
    'volumes:\n  - /var/run/docker.sock:/var/run/docker.sock',
  );
  expect(texts('no-socket', 'unix:///run/other.sock')).toContain(
    'volumes:\n  - /var/run/docker.sock:/run/other.sock',
  );
});

test('a worker is told the constraint, and an engine without a swarm how to begin one', () => {
  expect(texts('worker', '').join()).toContain('constraints: [node.role == manager]');
  expect(texts('no-swarm', '')).toEqual(['docker swarm init']);
});

test('who cannot connect by ssh is told the line that must work', () => {
  expect(texts('ssh', 'ssh://me@far:2222/run/docker.sock')).toEqual([
    'ssh -o BatchMode=yes ssh://me@far:2222 docker node ls',
  ]);
});

test('only what nobody can do anything about has no remedy', () => {
  const without = PROBLEM_KINDS.filter((kind) => remediesFor(kind, 'tcp://manager:2376').length === 0);
  expect(without).toEqual(['starting', 'unknown']);
});
