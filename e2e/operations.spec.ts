import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startStandIn } from '@/lib/docker/stand-in.testing';
import { ROOT } from '../scripts/repo.mjs';
import { runToEnd } from './support/run-to-end';
import { startSwarmscope } from './support/start-swarmscope';
import { expect, test } from './support/test';

const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

test.describe('does not start, and serves nothing', () => {
  const DEMO = { SWARM: 'demo', DEMO: 'calm' };

  test('with a mistake in the configuration: each is a line, and the exit code is 78', async ({ folder }) => {
    await mkdir(join(folder, 'certs'));
    await writeFile(join(folder, 'certs/ca.pem'), 'no certificate');
    const ended = await runToEnd({
      env: {
        DOCKER_HOST: 'tcp://127.0.0.1:2376',
        DOCKER_TLS_VERIFY: '1',
        DOCKER_CERT_PATH: join(folder, 'certs'),
        ADMIN_PASSWORD_FILE: join(folder, 'none'),
        SESION_SECRET: 'hunter2 hunter2 hunter2 hunter2 hunter2',
        SESSION_SECRET_FILE: '',
        AUDIT_LOG: folder,
        METRICS_TOKEN: 'hunter2',
        VIEW: 'closed',
      },
    });
    expect(ended).toMatchObject({ code: 78, stdout: '' });
    expect(ended.stderr.split('\n')).toEqual([
      expect.stringMatching(/^DOCKER_CERT_PATH: .*ca\.pem holds no certificate$/),
      expect.stringMatching(/^DOCKER_CERT_PATH: .*cert\.pem cannot be read \(ENOENT\)$/),
      expect.stringMatching(/^DOCKER_CERT_PATH: .*key\.pem cannot be read \(ENOENT\)$/),
      'VIEW=closed: must be open or login',
      expect.stringMatching(/^ADMIN_PASSWORD_FILE: ENOENT/),
      'METRICS_TOKEN: must have at least 16 characters',
      expect.stringMatching(/^AUDIT_LOG: EISDIR/),
      'SESION_SECRET: no such setting. Is SESSION_SECRET meant? Rename it, or unset it',
    ]);
    expect(ended.stderr).not.toContain('hunter2');
  });

  test('on a port that is in use', async ({ swarmscope, folder }) => {
    const { port } = new URL(swarmscope.url);
    const ended = await runToEnd({ env: { ...DEMO, PORT: port, DEMO_SOCKET: join(folder, 'other.sock') } });
    expect(ended.code).toBe(78);
    expect(ended.stderr).toMatch(/^Port \d+ is in use\. [^\n]*$/);
    expect(ended.stdout).not.toContain('Swarmscope is at');
  });

  test('where the demo swarm cannot listen', async ({ folder }) => {
    const socketPath = join(folder, 'none/demo.sock');
    const ended = await runToEnd({ env: { ...DEMO, DEMO_SOCKET: socketPath } });
    expect(ended.code).toBe(78);
    expect(ended.stderr).toMatch(/^DEMO_SOCKET=[^\n]*none\/demo\.sock: nothing can listen there[^\n]*$/);
    expect(ended.stdout).not.toContain('Swarmscope is at');
  });

  test('with an argument that it does not know: one line, and the exit code is 64', async () => {
    const ended = await runToEnd({ env: DEMO, args: ['--prot=80'] });
    expect(ended).toMatchObject({ code: 64, stdout: '' });
    expect(ended.stderr).toMatch(/^Unknown option '--prot'[^\n]*$/);
  });
});

for (const [what, program] of [
  ['the server', undefined],
  ['npm start', 'scripts/start.mjs'],
] as const)
  test(`${what} says which version it is, whatever the configuration`, async () => {
    const env = { PORT: 'nonsense' };
    const ended = await runToEnd({ env, args: ['--version'], ...(program && { program }) });
    expect(ended).toEqual({ code: 0, stdout: `swarmscope ${version}\n`, stderr: '' });
  });

test('/readyz follows Docker, and the log says once that it was lost and is back', async () => {
  const docker = await startStandIn();
  const server = await startSwarmscope({ env: { DOCKER_HOST: `unix://${docker.socketPath}` } });
  try {
    const ready = async () => {
      const answer = await fetch(`${server.url}/readyz`);
      return `${answer.status} ${await answer.text()}`;
    };
    await expect.poll(ready).toBe('200 ready\n');
    await docker.stop();
    await expect.poll(ready, { timeout: 20_000 }).toMatch(/^503 Docker[^\n]*\.\n$/);
    expect((await fetch(`${server.url}/healthz`)).status, 'the process is well').toBe(200);
    await docker.start();
    await expect.poll(ready, { timeout: 20_000 }).toBe('200 ready\n');

    const said = server
      .output()
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line).msg);
    expect(said).toEqual(['started', 'Docker answers', 'Docker does not answer', 'Docker answers']);
    expect(server.output()).toContain(`"version":"${version}"`);
  } finally {
    await server.stop();
    await docker.close();
  }
});

test('/metrics tells of the swarm, of Docker and of who watches', async ({ page, swarmscope }) => {
  const read = async () => (await fetch(`${swarmscope.url}/metrics`)).text();
  await page.goto('/');
  await expect(page.locator('[data-testid=swarm-summary]')).toHaveAttribute('data-live', 'true');
  await expect.poll(read).toMatch(/^swarmscope_browsers 1$/m);
  const text = await read();
  expect(text).toContain(`swarmscope_build_info{version="${version}",`);
  expect(text).toMatch(/^swarmscope_live 1$/m);
  expect(text).toMatch(/^swarmscope_revision [1-9]\d*$/m);
  expect(text).toMatch(/^swarmscope_nodes\{state="ready"\} 4$/m);
  expect(text).toMatch(/^swarmscope_tasks\{state="running"\} [1-9]\d*$/m);
  expect(text).toMatch(/^swarmscope_poll_duration_seconds_count\{kind="tasks"\} [1-9]\d*$/m);
  expect(Number(/^swarmscope_data_age_seconds (\S+)$/m.exec(text)?.[1])).toBeLessThan(15);
});
