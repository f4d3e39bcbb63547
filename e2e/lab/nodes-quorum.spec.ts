import { expect, test } from './fixtures';

test.use({ managers: 3 });

test('quorum: as many managers as docker node ls says; what would break it is warned of, and refused', async ({
  view,
  swarm,
}) => {
  test.setTimeout(240_000);
  const { page } = view;
  const quorum = page.locator('[data-slot=quorum]');
  const row = (host: string) => page.locator(`[data-slot=node-row][data-node="${host}"]`);
  const status = (host: string) => row(host).locator('[data-manager]');
  const demote = async (host: string) => {
    await row(host)
      .getByRole('button', { name: `Actions for ${host}` })
      .click();
    await page.getByRole('menuitem', { name: 'Demote' }).click();
    return page.getByRole('alertdialog');
  };
  const told = async () => {
    const lines = await swarm.docker('node', 'ls', '--format', '{{.Hostname}} {{.ManagerStatus}}');
    return lines.split('\n').filter((line) => line.startsWith('manager'));
  };
  const shown = async () => {
    const lines = ['manager', 'manager02', 'manager03'].map(
      async (host) => `${host} ${(await status(host).allInnerTexts()).join()}`,
    );
    return Promise.all(lines);
  };

  await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Nodes' }).click();
  for (const [figure, value] of Object.entries({ managers: 3, reachable: 3, needed: 2, spare: 1 }))
    await expect(quorum).toHaveAttribute(`data-${figure}`, `${value}`);
  expect((await shown()).sort()).toEqual((await told()).sort());

  await test.step('one of three dies', async () => {
    await swarm.lab.killDaemon('manager03');
    await expect(quorum).toHaveAttribute('data-reachable', '2', { timeout: 60_000 });
    await expect(quorum).toHaveAttribute('data-spare', '0');
    await expect(status('manager03')).toHaveText('Unreachable');
    expect((await shown()).sort()).toEqual((await told()).sort());
  });

  await test.step('demoting one that is needed is warned of, and refused', async () => {
    const dialog = await demote('manager02');
    await expect(dialog.locator('[data-kind=breaks-quorum]')).toBeVisible();
    await dialog.getByRole('button', { name: 'Demote' }).click();
    await expect(dialog.getByRole('alert')).toContainText('loss of quorum');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
  });

  await test.step('demoting the lost one is done; back again, it is promoted by undo', async () => {
    const dialog = await demote('manager03');
    await expect(dialog.getByRole('button', { name: 'Demote' })).toBeVisible();
    await expect(dialog.locator('[data-kind=breaks-quorum]')).toHaveCount(0);
    await dialog.getByRole('button', { name: 'Demote' }).click();
    await expect(quorum).toHaveAttribute('data-managers', '2', { timeout: 60_000 });
    await swarm.lab.startDaemon('manager03');
    await expect(row('manager03').locator('[data-state]')).toHaveText('ready', { timeout: 90_000 });
    await row('manager03').getByRole('button', { name: 'Actions for manager03' }).click();
    await page.getByRole('menuitem', { name: 'Undo: manager again' }).click();
    await expect(quorum).toHaveAttribute('data-reachable', '3', { timeout: 90_000 });
  });
});
