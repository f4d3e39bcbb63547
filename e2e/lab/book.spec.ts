import { fileURLToPath } from 'node:url';
import { expect, test } from './fixtures';
import type { LabTask } from './read-swarm';
import type { Swarm } from './swarm';

const echoStack = fileURLToPath(new URL('../../stack/echo.yml', import.meta.url));

/** Deploys the book's stack as the book does, from the terminal, and waits until its six tasks run. */
async function deployEcho(swarm: Swarm): Promise<{ nginx: LabTask[]; api: LabTask[] }> {
  await swarm.docker('network', 'create', '--driver', 'overlay', '--attachable', 'ch03');
  await swarm.docker('stack', 'deploy', '--compose-file', echoStack, 'echo');
  return { nginx: await swarm.running('echo_nginx', 3), api: await swarm.running('echo_api', 3) };
}

const containers = (tasks: readonly LabTask[]) => tasks.map(({ container }) => container);

test('the four nodes of the swarm appear, each in its role', async ({ view, swarm }) => {
  await expect(view.nodes).toHaveCount(4);
  await expect(view.summary).toHaveAttribute('data-nodes', '4');
  await expect(view.summary).toHaveAttribute('data-tasks', '0');
  const manager = view.node(await swarm.nodeId('manager'));
  await expect(manager).toContainText('manager');
  await expect(manager).toContainText('leader');
  for (const host of ['worker01', 'worker02', 'worker03']) {
    const node = view.node(await swarm.nodeId(host));
    await expect(node).toContainText(host);
    await expect(node).toHaveAttribute('data-state', 'ready');
  }
});

test('a service made in a terminal appears; it is scaled to 6 in the page, and removed', async ({
  view,
  swarm,
}) => {
  await test.step('created with 1 replica, published at 8000', async () => {
    await swarm.create('echo', 'echo', '--replicas', '1', '--publish', '8000:8080');
    await expect(view.tiles('echo', 'running')).toHaveCount(1);
    const [only] = await swarm.running('echo', 1);
    await expect(view.node(only?.node ?? '').locator(view.task(only?.id ?? ''))).toBeVisible();
    await view.tells('echo created with 1 replica');
  });

  await test.step('scaled to 6: spread over all nodes, and the first container runs on', async () => {
    const before = containers(await swarm.running('echo', 1));
    await view.scale('echo', 6);
    const tasks = await swarm.running('echo', 6);
    expect(containers(tasks)).toEqual(expect.arrayContaining(before));
    await expect(view.tiles('echo', 'running')).toHaveCount(6);
    for (const host of swarm.lab.hosts) {
      const node = await swarm.nodeId(host);
      const here = tasks.filter((task) => task.node === node);
      expect(here.length, `tasks on ${host}`).toBeGreaterThanOrEqual(1);
      await expect(view.node(node).locator('[data-task-id]')).toHaveCount(here.length);
    }
    await view.tells('echo scaled 1 → 6');
  });

  await test.step('scaled down in the terminal, the page follows', async () => {
    await swarm.docker('service', 'scale', '--detach', 'echo=2');
    await expect(view.tiles('echo')).toHaveCount(2);
    await view.tells('echo scaled 6 → 2');
  });

  await test.step('removed in the page', async () => {
    await view.removeService('echo');
    await expect.poll(() => swarm.docker('service', 'ls', '--quiet')).toBe('');
    await expect(view.summary).toHaveAttribute('data-tasks', '0');
    await view.tells('echo removed');
  });
});

test('a stack deployed in a terminal appears live, only on workers, and goes live', async ({
  view,
  swarm,
}) => {
  const { nginx, api } = await deployEcho(swarm);
  await view.showsRunning(6);
  await view.tells('Stack echo deployed');
  for (const task of [...nginx, ...api]) {
    await expect(view.node(task.node ?? '').locator(view.task(task.id))).toBeVisible();
  }
  await expect(view.node(await swarm.nodeId('manager')).locator('[data-task-id]')).toHaveCount(0);
  await expect(view.tiles('echo_nginx', 'running')).toHaveCount(3);
  await expect(view.tiles('echo_api', 'running')).toHaveCount(3);

  await swarm.docker('stack', 'rm', 'echo');
  await expect(view.summary).toHaveAttribute('data-tasks', '0');
  await view.tells('Stack echo removed');
});

test('a stack removed in the page is gone from the terminal; what is not its own stays', async ({
  view,
  swarm,
}) => {
  await deployEcho(swarm);
  await swarm.create('bystander', 'sleeper');
  await view.showsRunning(7);

  const dialog = await view.askToRemoveStack('echo');
  await expect(dialog).toContainText('echo_nginx');
  await expect(dialog).toContainText('echo_api');
  await expect(dialog).not.toContainText('bystander');
  await expect(dialog).toContainText('docker stack rm echo');
  await view.confirmRemoveStack(dialog, 'echo');

  await expect.poll(() => swarm.docker('stack', 'ls', '--format', '{{.Name}}')).toBe('');
  await view.showsRunning(1);
  await expect(view.summary).toHaveAttribute('data-tasks', '1');
  expect(await swarm.docker('network', 'ls', '--filter', 'name=ch03', '--format', '{{.Name}}')).toBe('ch03');
  expect(await swarm.docker('service', 'ls', '--format', '{{.Name}}')).toBe('bystander');
});

test('scaling restarts no running container, up or down', async ({ view, swarm }) => {
  await swarm.create('echo', 'echo', '--replicas', '3', '--env', 'KEPT=as it is', '--label', 'kept=too');
  const before = containers(await swarm.running('echo', 3));
  const spec = () =>
    swarm.docker(
      'service',
      'inspect',
      '--format',
      '{{json .Spec.TaskTemplate}} {{json .Spec.Labels}}',
      'echo',
    );
  const specBefore = await spec();

  await view.scale('echo', 5);
  expect(containers(await swarm.running('echo', 5))).toEqual(expect.arrayContaining(before));
  await view.scale('echo', 2);
  const after = containers(await swarm.running('echo', 2));
  expect([...before, ...containers(await swarm.tasks('echo'))]).toEqual(expect.arrayContaining(after));
  expect(await spec()).toBe(specBefore);
});
