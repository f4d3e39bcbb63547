import { expect, test } from './fixtures';

test.use({ managers: 3 });

test('quorum lost: the last picture stays, frozen and dated; quorum back: it is live again', async ({
  view,
  swarm,
}) => {
  // Managers find out slowly that they are too few, and a read hangs until they do.
  test.setTimeout(240_000);
  await swarm.create('echo', 'echo', '--replicas', '6', '--constraint', 'node.role==worker');
  await view.showsRunning(6);
  await expect(view.nodes).toHaveCount(6);

  await test.step('two of three managers die', async () => {
    await Promise.all(['manager02', 'manager03'].map(swarm.lab.killDaemon));
    await expect(view.summary).not.toHaveAttribute('data-live', 'true', { timeout: 60_000 });
    await expect(view.banner).toBeVisible();
    await view.keepsSaying('The swarm has no leader: 3 managers, 2 needed', 25);
    await expect(view.nodes).toHaveCount(6);
    await expect(view.tiles('echo')).toHaveCount(6);
  });

  await test.step('nobody can act meanwhile', async () => {
    await view.cannotScale('echo');
  });

  await test.step('one of them comes back', async () => {
    await swarm.lab.startDaemon('manager02');
    await expect(view.summary).toHaveAttribute('data-live', 'true', { timeout: 60_000 });
    await expect(view.banner).toBeHidden();
    // Agents look for a manager that lives with growing pauses: the new leader may call a worker down for a minute,
    // and the page with it.
    await view.showsRunning(6, 90_000);
    for (const host of swarm.lab.hosts.filter((name) => name.startsWith('worker'))) {
      await swarm.nodeIs(host, 'ready');
    }
    await view.scale('echo', 7);
    await view.showsRunning(7);
  });
});
