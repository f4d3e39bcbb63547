import { readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { io as connect } from 'socket.io-client';
import { type RunningSwarmscope, startSwarmscope } from './support/start-swarmscope';
import { expect, test } from './support/test';

const PASSWORD = 'correct horse';
let path: string;
let server: RunningSwarmscope;

test.beforeEach(async ({ folder }) => {
  path = join(folder, 'audit.log');
  // The demo swarm, but not open to everyone.
  const env = { SWARM: 'demo', DEMO: 'calm', VIEW: 'login', ADMIN_PASSWORD: PASSWORD, AUDIT_LOG: path };
  server = await startSwarmscope({ env });
});
test.afterEach(() => server.stop());

const lines = (file = path): { what: string; outcome: string }[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

async function signIn(): Promise<{ status: number; cookie: string }> {
  const answer = await fetch(`${server.url}/api/sign-in`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: new URL(server.url).origin },
    body: JSON.stringify({ password: PASSWORD }),
  });
  return { status: answer.status, cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '' };
}

/** Has the log opened anew, and waits until it says so. */
async function turnOver(): Promise<void> {
  const times = () => server.output().split('was opened anew').length;
  const before = times();
  server.signal('SIGHUP');
  await expect.poll(times).toBe(before + 1);
}

test('is turned over by logrotate, and no line is lost', async () => {
  await signIn();
  renameSync(path, `${path}.1`);
  await turnOver();
  await signIn();
  expect([lines(`${path}.1`), lines()]).toMatchObject([
    [{ what: 'sign-in', outcome: 'ok' }],
    [{ what: 'sign-in', outcome: 'ok' }],
  ]);
});

test('on a full disk refuses actions in words, and goes on when there is room', async () => {
  const { cookie } = await signIn();
  const options = { transports: ['websocket'], forceNew: true, extraHeaders: { Cookie: cookie } };
  const socket = connect(server.url, options);
  const scale = () =>
    socket.timeout(20_000).emitWithAck('act', { kind: 'remove-service', service: 'nobodyknowsthis' });
  try {
    expect(await scale()).toMatchObject({ ok: false, kind: 'gone' });
    rmSync(path);
    symlinkSync('/dev/full', path);
    await turnOver();
    // Who acted first learns it from the next: the disk was not known to be full.
    await scale();
    expect(await scale()).toMatchObject({ ok: false, kind: 'unavailable', message: /ENOSPC/ });
    expect(await fetch(`${server.url}/healthz`)).toMatchObject({ status: 200 });
    rmSync(path);
    await turnOver();
    await expect.poll(scale).toMatchObject({ kind: 'gone' });
    expect(lines().map(({ outcome }) => outcome)).toEqual(expect.arrayContaining(['gone', 'unavailable']));
  } finally {
    socket.close();
  }
});
