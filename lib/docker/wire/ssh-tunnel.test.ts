import { afterEach, expect, test, vi } from 'vitest';
import { DockerError } from './docker-error';
import { createSshTunnel, type SshTunnel } from './ssh-tunnel';

// That it connects is proved with a real sshd, in the lab: e2e/lab/ssh.spec.ts.
let tunnel: SshTunnel;
const { signal } = new AbortController();
afterEach(() => tunnel.close());

const failure = (opening: Promise<void>) =>
  opening.then(
    () => expect.unreachable('it opened'),
    (error: unknown) => (error instanceof DockerError ? error : expect.unreachable(String(error))),
  );

test('where there is no ssh the way to do without is told', async () => {
  tunnel = createSshTunnel({ host: 'ssh://me@far:2222' }, { PATH: '/nowhere' });
  const { problem } = await failure(tunnel.open(signal));
  expect(problem.kind).toBe('ssh');
  expect(problem.message).toContain(
    'ssh -nNT -L /tmp/docker.sock:/var/run/docker.sock -p 2222 me@far, then DOCKER_HOST=unix:///tmp/docker.sock',
  );
});

test('a failure is told again until its pause is over, and nothing is started meanwhile', async () => {
  tunnel = createSshTunnel({ host: 'ssh://far' }, { PATH: '/nowhere' });
  const [first, beside] = await Promise.all([failure(tunnel.open(signal)), failure(tunnel.open(signal))]);
  expect(beside).toBe(first);
  expect(await failure(tunnel.open(signal))).toBe(first);
});

test('an address that cannot be is told before anything is started', async () => {
  tunnel = createSshTunnel({ host: 'ssh://-oProxyCommand=x' }, { PATH: '/nowhere' });
  expect((await failure(tunnel.open(signal))).problem).toMatchObject({ kind: 'unknown' });
});

test('who gives up waits no longer', async () => {
  tunnel = createSshTunnel({ host: 'ssh://far' }, { PATH: '/nowhere' });
  const giveUp = new AbortController();
  const opening = tunnel.open(giveUp.signal);
  giveUp.abort(new Error('enough'));
  await expect(opening).rejects.toThrow('enough');
});

test('what could not be started is not ended: that would be this very process and all that started it', async () => {
  const hit = vi.fn();
  process.on('SIGTERM', hit);
  tunnel = createSshTunnel({ host: 'ssh://far' }, { PATH: '/nowhere' });
  const opening = tunnel.open(signal);
  tunnel.close();
  await failure(opening);
  // A signal would come in a turn of the loop of its own.
  await new Promise((resolve) => setTimeout(resolve, 50));
  process.off('SIGTERM', hit);
  expect(hit).not.toHaveBeenCalled();
});
