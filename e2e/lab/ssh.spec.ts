import { join } from 'node:path';
import { en } from '@/lib/messages/en';
import { expect, test } from './fixtures';
import { killAndWait } from './machine';
import { SwarmPage } from './page';
import { type Sshd, startSshd } from './sshd';
import { watchWith } from './watch-with';

const STACK = 'services:\n  web:\n    image: registry:5000/example/sleeper\n';

let sshd: Sshd;
test.beforeAll(async ({ lab }) => {
  sshd = await startSshd(join(lab.plan.dir, 'sshd'));
});
test.afterAll(() => sshd.stop());

test('a manager is watched and acted on through one ssh connection, which is built again when it breaks', async ({
  lab,
  page,
  swarm,
}) => {
  await swarm.create('echo', 'echo', '--replicas', '1');
  const host = `ssh://root@127.0.0.1:${sshd.port}${lab.socket('manager')}`;
  await watchWith({ DOCKER_HOST: host, PATH: await sshd.path() }, async (swarmscope) => {
    const view = new SwarmPage(page);
    await view.open(swarmscope.signInLink() ?? swarmscope.url);
    await view.showsRunning(1);
    await view.scale('echo', 3);
    await swarm.running('echo', 3);

    await view.deployStack('shop', STACK);
    await swarm.running('shop_web', 1);
    await page.goto(new URL('/', page.url()).href);
    await view.showsRunning(4);
    expect(sshd.accepted()).toBe(1);

    const clients = await sshd.clients();
    expect(clients).toHaveLength(1);
    await killAndWait(clients);
    await expect.poll(sshd.accepted).toBe(2);
    await expect(view.summary).toHaveAttribute('data-live', 'true');
    await swarm.docker('service', 'scale', '--detach', 'echo=2');
    await view.showsRunning(3);
    expect(sshd.accepted()).toBe(2);
  });
  await expect.poll(sshd.clients).toEqual([]);
});

test('what ssh cannot do is told in its own words', async ({ lab, page }) => {
  test.slow(); // a server for each case
  const near = `ssh://root@127.0.0.1:${sshd.port}`;
  const socket = lab.socket('manager');
  const cases: readonly (readonly [host: string, PATH: string, said: string])[] = [
    [near + socket, await sshd.path({ knowsHost: false }), 'Host key verification failed.'],
    [near + socket, await sshd.path({ key: 'stranger' }), 'Permission denied (publickey)'],
    [
      `${near}/nowhere/docker.sock`,
      await sshd.path(),
      'cannot be opened on 127.0.0.1 at /nowhere/docker.sock',
    ],
    ['ssh://nobody.invalid', await sshd.path(), 'Could not resolve hostname nobody.invalid'],
    ['ssh://root@127.0.0.1:9', await sshd.path(), 'Connection refused'],
    [near + socket, '/nowhere', 'there is no ssh on the PATH of this server; install it'],
  ];
  for (const [host, PATH, said] of cases)
    await test.step(said, () =>
      watchWith({ DOCKER_HOST: host, PATH }, async (swarmscope) => {
        await page.goto(swarmscope.url);
        const screen = page.locator('[data-problem=ssh]');
        await expect(screen).toContainText(en.problem.ssh.title);
        await expect(screen).toContainText(said);
      }),
    );
  await expect.poll(sshd.clients).toEqual([]);
});
