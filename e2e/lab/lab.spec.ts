import { fileURLToPath } from 'node:url';
import { expect, test } from './fixtures';

const stackFile = fileURLToPath(new URL('../../stack/echo.yml', import.meta.url));

test('the lab is the book’s cluster: a manager and three workers', async ({ swarm }) => {
  const nodes = await swarm.docker('node', 'ls', '--format', '{{.Hostname}} {{.Status}} {{.ManagerStatus}}');
  expect(
    nodes
      .split('\n')
      .map((each) => each.trim())
      .sort(),
  ).toEqual(['manager Ready Leader', 'worker01 Ready', 'worker02 Ready', 'worker03 Ready']);
});

test('a service runs on the workers from the lab’s registry, answers, and scales without a wait', async ({
  swarm,
  request,
}) => {
  await swarm.create('echo', 'echo', '--replicas', '6', '--publish', 'published=8000,target=8080,mode=host');
  // A port of the host can be taken once a node: four run, two wait.
  await swarm.running('echo', 4);
  for (const host of swarm.lab.hosts) {
    // A container runs before its program listens.
    const answer = () =>
      request.get(`http://${swarm.lab.address(host)}:8000/`).then((response) => response.text(), String);
    await expect.poll(answer).toMatch(/^Hello Docker!! from \w+$/m);
  }
  await expect.poll(() => swarm.docker('service', 'logs', '--raw', 'echo')).toContain('received request');
  await swarm.docker('service', 'scale', '--detach', 'echo=1');
  await expect.poll(async () => (await swarm.tasks('echo')).length).toBe(1);
});

test('the book’s stack deploys on the workers only, and nginx reaches the api', async ({ swarm }) => {
  await swarm.docker('network', 'create', '--driver', 'overlay', '--attachable', 'ch03');
  await swarm.docker('stack', 'deploy', '--compose-file', stackFile, 'echo');
  const nginx = await swarm.running('echo_nginx', 3);
  const api = await swarm.running('echo_api', 3);
  const manager = await swarm.nodeId('manager');
  expect([...nginx, ...api].map(({ node }) => node)).not.toContain(manager);

  const { host, task } = await swarm.workerWith(nginx);
  await expect
    .poll(
      () =>
        swarm.lab
          .docker(
            host,
            'exec',
            task.container ?? '',
            'sh',
            '-c',
            'printf "GET / HTTP/1.0\r\n\r\n" | nc localhost 80',
          )
          .catch(String),
      { timeout: 60_000 },
    )
    .toContain('Hello Docker!!');
});

test('a crasher exits with the code that it is given', async ({ swarm }) => {
  await swarm.create(
    'crasher',
    'crasher',
    '--env',
    'CODE=7',
    '--env',
    'AFTER=0',
    '--restart-condition',
    'none',
  );
  await expect
    .poll(() => swarm.docker('service', 'ps', '--no-trunc', '--format', '{{.Error}}', 'crasher'))
    .toContain('(7)');
});
