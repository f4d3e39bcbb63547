import { expect, test } from './fixtures';

test('a drained node is emptied, takes no tasks, and takes them again when it is active', async ({
  view,
  swarm,
}) => {
  await swarm.create('echo', 'echo', '--replicas', '4');
  const tasks = await swarm.running('echo', 4);
  await view.showsRunning(4);
  const { host, id: worker } = await swarm.workerWith(tasks);
  const tilesHere = view.node(worker).locator('[data-task-id]');
  await expect(tilesHere).toHaveCount(tasks.filter(({ node }) => node === worker).length);

  await swarm.docker('node', 'update', '--availability', 'drain', host);
  await expect(view.node(worker)).toContainText('drain');
  await expect(tilesHere).toHaveCount(0);
  await view.showsRunning(4);
  await view.tells(`Node ${host} is being emptied (drain)`);

  await swarm.docker('node', 'update', '--availability', 'active', host);
  await expect(view.node(worker)).not.toContainText('drain');
  await view.tells(`Node ${host} takes tasks (active)`);
  // Swarm moves nothing back; only new tasks come.
  await swarm.create('here', 'sleeper', '--constraint', `node.hostname==${host}`);
  await expect(tilesHere).toHaveCount(1);
  await expect(tilesHere).toHaveAttribute('data-service', 'here');
});

test('a worker whose daemon dies is shown down, its tasks last seen running, and they are replaced', async ({
  view,
  swarm,
}) => {
  await swarm.create('echo', 'echo', '--replicas', '4');
  const tasks = await swarm.running('echo', 4);
  await view.showsRunning(4);
  const { host, id: worker, task: lost } = await swarm.workerWith(tasks);

  await swarm.lab.killDaemon(host);
  await expect(view.node(worker)).toHaveAttribute('data-state', 'down', { timeout: 30_000 });
  await expect(view.attention).toContainText(`${host} is down`);
  const tile = view.task(lost.id);
  await expect(tile).toHaveAttribute('data-state', 'unknown');
  await expect(tile).toContainText('last seen running');
  await view.showsRunning(4);
  expect((await swarm.running('echo', 4)).map(({ node }) => node)).not.toContain(worker);
  await view.tells(new RegExp(`echo\\.\\d lost with ${host} → replaced on \\w+`));

  await swarm.lab.startDaemon(host);
  await expect(view.node(worker)).toHaveAttribute('data-state', 'ready');
  await expect(view.attention.filter({ hasText: host })).toHaveCount(0);
  await view.showsRunning(4);
});

test('a task that crashes shows its exit code', async ({ view, swarm }) => {
  await swarm.create('crasher', 'crasher', '--env', 'CODE=42', '--restart-condition', 'none');
  await view.tells(/crasher\.1 failed on \w+ \(exit 42\)/);
  const [crashed] = await swarm.tasks('crasher');
  const page = await view.openTask(crashed?.id ?? '');
  await expect(page).toContainText('The program ended with exit code 42');
  await expect(page).toContainText('task: non-zero exit (42)');
});

test('a crash loop is replaced again and again, and needs attention', async ({ view, swarm }) => {
  await swarm.create('loop', 'crasher', '--env', 'CODE=3', '--restart-delay', '1s');
  await view.tells(/loop\.1 failed on \w+ \(exit 3\) → replaced on \w+ in/);
  await expect(view.attention).toContainText('loop is failing');
});

test('a constraint that no node meets waits in the tray with its reason, until one does', async ({
  view,
  swarm,
}) => {
  await swarm.create('picky', 'sleeper', '--constraint', 'node.labels.disk==ssd');
  await expect(view.tray).toContainText('picky');
  await expect(view.tray).toContainText('Needs node.labels.disk==ssd. No node has it.');
  await expect(view.summary).toHaveAttribute('data-tasks', '1');
  await view.showsRunning(0);

  await swarm.docker('node', 'update', '--label-add', 'disk=ssd', 'worker03');
  await expect(view.node(await swarm.nodeId('worker03')).locator(view.tiles('picky', 'running'))).toHaveCount(
    1,
  );
  await expect(view.tray.filter({ hasText: 'picky' })).toHaveCount(0);
});

test('a restarted manager’s daemon is found again without a reload', async ({ view, swarm }) => {
  await swarm.create('echo', 'echo', '--replicas', '2', '--constraint', 'node.role==worker');
  await view.showsRunning(2);
  await swarm.lab.killDaemon('manager');
  await expect(view.summary).not.toHaveAttribute('data-live', 'true');
  await expect(view.tiles('echo')).toHaveCount(2); // the last picture stays
  await swarm.lab.startDaemon('manager');
  await expect(view.summary).toHaveAttribute('data-live', 'true');
  await view.showsRunning(2);
});
