import { expect, it } from 'vitest';
import { dockerError } from '@/lib/docker/wire/docker-error';
import { createLogger, redact } from './logger';

function aLog() {
  const lines: string[] = [];
  return { lines, logger: createLogger('debug', { write: (line) => void lines.push(line) }) };
}

it.each([
  ['/sign-in?token=hunter2', '/sign-in?token=…'],
  ['/sign-in?a=b&token=hunter2&c=d', '/sign-in?a=b&token=…&c=d'],
  ['GET http://x/sign-in?TOKEN=hunter2 failed', 'GET http://x/sign-in?TOKEN=… failed'],
  ['https://me:hunter2@registry/v2', 'https://registry/v2'],
  ['tcp://hunter2@manager01:2375 and unix:///var/run', 'tcp://manager01:2375 and unix:///var/run'],
  ['/services/web?q=a@b', '/services/web?q=a@b'],
])('of %s is said %s', (words, said) => {
  expect(redact(words)).toBe(said);
});

it('says of a failure what happened and where, and nothing that signs in', () => {
  const { lines, logger } = aLog();
  const inner = Object.assign(new Error('no answer of https://me:hunter2@registry'), {
    request: { headers: { Cookie: 'hunter2' } },
  });
  logger.error({ err: dockerError('unknown', 'it broke', inner), url: '/sign-in?token=hunter2' }, 'no luck');
  logger.error({ err: 'thrown at /sign-in?token=hunter2' }, 'no luck');
  expect(lines.join('')).not.toContain('hunter2');
  expect(JSON.parse(lines[0] ?? '')).toEqual({
    level: 50,
    time: expect.stringMatching(/^\d{4}-.*Z$/),
    err: {
      type: 'DockerError',
      message: 'it broke: no answer of https://registry',
      stack: expect.stringContaining('logger.test.ts'),
    },
    url: '/sign-in?token=…',
    msg: 'no luck',
  });
});

it('says what a request named in one short line that steers no terminal', () => {
  const { lines, logger } = aLog();
  const steering = '\u009b2J\u0085\u2028\u202e\u001b]0;x\u0007';
  logger.warn(
    { host: steering + 'x'.repeat(10_000), origin: steering, url: `/${steering}?token=a` },
    steering,
  );
  logger.error({ err: new Error(steering), anything: { [steering]: steering } }, 'no luck');
  const said = lines.join('');
  expect(said.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u2028-\u202e]/u);
  expect(said.length).toBeLessThan(4_000);
  expect(lines).toHaveLength(2);
  expect(JSON.parse(lines[0] ?? '').host).toMatch(/^\ufffd2J.*x…$/);
});
