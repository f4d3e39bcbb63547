import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { hashPassword } from '@/lib/server/access/password-hash';
import { passesAxe } from './support/passes-axe';
import { expect, look, test } from './support/test';
import { test as guarded } from './support/watcher';

interface WireNode {
  readonly ID: string;
  readonly Version: { readonly Index: number };
  readonly Spec: { readonly Role: string; readonly Availability: string; readonly Labels: object };
}

const row = (page: Page, node: string) => page.locator(`[data-slot=node-row][data-node="${node}"]`);
const toast = (page: Page) => page.locator('[data-slot=toast]');

/** Opens a node's menu in the table and chooses what begins with `entry`. */
async function choose(page: Page, node: string, entry: string) {
  await row(page, node)
    .getByRole('button', { name: `Actions for ${node}` })
    .click();
  await page.getByRole('menuitem', { name: entry }).click();
}

look('the table tells what docker node ls tells, and is filtered', async ({ page }) => {
  await page.goto('/nodes');
  await expect(page.locator('[data-slot=node-row]')).toHaveCount(4);
  const manager = row(page, 'manager');
  await expect(manager.locator('[data-state]')).toHaveText('ready');
  await expect(manager.locator('[data-availability]')).toHaveText('active');
  await expect(manager.locator('[data-manager]')).toHaveText('Leader');
  await expect(manager).toContainText('10.77.0.1');
  await expect(row(page, 'worker01').locator('[data-manager]')).toHaveCount(0);
  await expect(page.locator('[data-slot=quorum]')).toContainText('This swarm has one manager');
  await page.getByRole('textbox', { name: 'Filter' }).fill('worker0 active');
  await expect(page.locator('[data-slot=node-row]')).toHaveCount(3);
  await row(page, 'worker02').getByRole('link', { name: 'worker02' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('worker02');
});

look('on a phone the names are sorted from A on, whatever they were sorted by', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/nodes?sort=-tasks');
  await page.getByLabel('Sort by').selectOption({ label: 'Sort by: Name' });
  await expect(page.locator('[data-slot=node-row]').first()).toHaveAttribute('data-node', 'manager');
  await expect(page).toHaveURL(/\/nodes$/);
});

look('the table is sorted by keyboard, and the order is in the address', async ({ page }) => {
  await page.goto('/nodes');
  const rows = page.locator('[data-slot=node-row]');
  await expect(rows.first()).toHaveAttribute('data-node', 'manager');
  const head = (name: string) => page.getByRole('columnheader', { name });
  await expect(head('Name')).toHaveAttribute('aria-sort', 'ascending');
  await head('Tasks by service').getByRole('button').focus();
  await page.keyboard.press('Enter');
  await expect(head('Tasks by service')).toHaveAttribute('aria-sort', 'descending');
  await expect(head('Name')).toHaveAttribute('aria-sort', 'none');
  await expect(page).toHaveURL(/\?sort=-tasks$/);
  await expect(rows.last(), 'it has one task, the workers two').toHaveAttribute('data-node', 'manager');
  await page.keyboard.press('Space');
  await expect(page).toHaveURL(/\?sort=tasks$/);
  await expect(rows.first()).toHaveAttribute('data-node', 'manager');

  await page.goto('/nodes?sort=-name');
  await expect(rows.first(), 'the address alone sorts').toHaveAttribute('data-node', 'worker03');
  const loaded = page.getByRole('button', { name: 'Most loaded first' });
  await loaded.click();
  await expect(loaded).toHaveAttribute('aria-pressed', 'true');
  await expect(head('Reserved of capacity')).toHaveAttribute('aria-sort', 'descending');
  await loaded.click();
  await expect(page).toHaveURL(/\/nodes$/);
});

look('a bar tells a node’s tasks by service, in words, too', async ({ page }) => {
  await page.goto('/nodes');
  const bar = row(page, 'manager').locator('[data-slot=task-bar]');
  await expect(bar.locator('[data-service=visualizer_app]')).toHaveCount(1);
  const words = row(page, 'worker01')
    .getByRole('cell')
    .filter({ has: page.locator('[data-slot=task-bar]') });
  await expect(words).toContainText(/echo_\w+ \d/);
  const tip = words.getByRole('tooltip');
  await expect(tip).toBeHidden();
  await words.locator('[data-slot=tooltip-anchor]').focus();
  await expect(tip).toBeVisible();
  // As long as the tasks are many.
  const [one, two] = await Promise.all([
    bar.locator('> *').boundingBox(),
    words.locator('[data-slot=task-bar] > *').boundingBox(),
  ]);
  expect(Math.abs((two?.width ?? 0) - 2 * (one?.width ?? 0))).toBeLessThan(3);
});

look('the table passes axe', async ({ page }) => {
  await page.goto('/nodes');
  await expect(page.locator('[data-slot=live]')).toHaveAttribute('data-state', 'live');
  await passesAxe(page);
});

test('the menu by keyboard: pause, and undo in the menu until the next change', async ({ page, docker }) => {
  await page.goto('/nodes');
  const menu = row(page, 'worker01').getByRole('button', { name: 'Actions for worker01' });
  await menu.focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitem', { name: 'Pause' })).toBeFocused();
  await page.keyboard.press('End');
  await expect(page.getByRole('menuitem', { name: 'Remove from the swarm' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(menu).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(row(page, 'worker01').locator('[data-availability]')).toHaveText('pause');
  await expect(toast(page)).toContainText('worker01 takes no new tasks');
  await expect(toast(page)).toContainText('node update --availability pause worker01');

  await choose(page, 'worker01', 'Undo: back to active');
  await expect(toast(page)).toContainText('Undone: worker01 is as it was');
  await expect(row(page, 'worker01').locator('[data-availability]')).toHaveText('active');

  await choose(page, 'worker01', 'Pause');
  await expect(row(page, 'worker01').locator('[data-availability]')).toHaveText('pause');
  const node = await docker.get<WireNode>('/nodes/worker01');
  const path = `/nodes/${node.ID}/update?version=${node.Version.Index}`;
  await docker.post(path, { ...node.Spec, Availability: 'drain' });
  await expect(row(page, 'worker01').locator('[data-availability]')).toHaveText('drain');
  await menu.click();
  await expect(page.getByRole('menuitem', { name: 'Set active' })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: /^Undo/ })).toHaveCount(0);
});

test('a drain tells before what moves, what fits nowhere and why, and what stops; then it is undone', async ({
  page,
  docker,
}) => {
  const worker = await docker.get<WireNode>('/nodes/worker01');
  const service = (Name: string, placement: object, mode: object, more: object = {}) =>
    docker.post('/services/create', {
      Name,
      TaskTemplate: { ContainerSpec: { Image: 'nginx:alpine' }, Placement: placement, ...more },
      Mode: mode,
    });
  await service('tied', { Constraints: [`node.id==${worker.ID}`] }, { Replicated: { Replicas: 2 } });
  await service('agent', {}, { Global: {} });
  await page.goto('/nodes');
  // Two of the book's tasks, two tied ones and the agent's.
  await expect(row(page, 'worker01').locator('[data-running]')).toHaveAttribute('data-running', '5');

  await choose(page, 'worker01', 'Drain');
  const dialog = page.getByRole('alertdialog', { name: 'Drain worker01?' });
  await expect(dialog.locator('[data-slot=leaving]')).toHaveAttribute('data-count', '5');
  const tied = dialog.locator('[data-slot=drain-move][data-service=tied]');
  await expect(tied.locator('[data-slot=stranded]')).toHaveAttribute('data-count', '2');
  await expect(tied).toContainText(`does not meet node.id==${worker.ID}`);
  await expect(dialog.locator('[data-slot=drain-move][data-service=echo_api]')).toContainText('1 task to');
  await expect(dialog.locator('[data-slot=drain-stop]')).toContainText('agent');
  await expect(dialog).toContainText('node update --availability drain worker01');
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();

  await dialog.getByRole('button', { name: 'Drain', exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await expect(toast(page).locator('[data-slot=drain-progress]')).toHaveText('empty');
  await expect(row(page, 'worker01').locator('[data-availability]')).toHaveText('drain');
  await expect(page.getByTestId('swarm-summary')).toHaveAttribute('data-running', '10');
  expect((await docker.get<WireNode>('/nodes/worker01')).Spec.Availability).toBe('drain');

  await toast(page).getByRole('button', { name: 'Undo' }).click();
  await expect(row(page, 'worker01').locator('[data-availability]')).toHaveText('active');
});

test('a node that leaves during its drain', async ({ page, docker }) => {
  await page.goto('/nodes');
  await choose(page, 'worker01', 'Drain');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Drain', exact: true }).click();
  await expect(toast(page)).toContainText('worker01 is being emptied');
  await docker.delete('/nodes/worker01?force=1');
  await expect(toast(page)).toContainText('worker01 has left the swarm');
  await expect(row(page, 'worker01')).toHaveCount(0);
  await toast(page).getByRole('button', { name: 'Undo' }).click();
  await expect(toast(page)).toContainText('It is no longer in the swarm');
});

test('a node that leaves while its drain is being asked about', async ({ page, docker }) => {
  await page.goto('/nodes');
  await choose(page, 'worker01', 'Drain');
  const dialog = page.getByRole('alertdialog');
  await docker.delete('/nodes/worker01?force=1');
  await expect(dialog).toContainText('This node has left the swarm meanwhile');
  await dialog.getByRole('button', { name: 'Drain', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('It is no longer in the swarm');
});

test('promoting warns of an even number and of tasks that may not stay; demoting the last one is refused', async ({
  page,
  docker,
}) => {
  await page.goto('/nodes');
  await choose(page, 'worker01', 'Promote');
  const dialog = page.getByRole('alertdialog');
  await expect(dialog.locator('[data-slot=risk]')).toHaveCount(2);
  await expect(dialog.locator('[data-kind=even]')).toBeVisible();
  await expect(dialog.locator('[data-kind=no-spare]')).toBeVisible();
  await expect(dialog.locator('[data-slot=ousted]')).toContainText('bound to node.role');
  await expect(dialog).toContainText('node promote worker01');
  await dialog.getByRole('button', { name: 'Promote' }).click();
  await toast(page).hover(); // it stays while it is read
  await expect(row(page, 'worker01').locator('[data-manager]')).toHaveText('Reachable');
  await expect(page.locator('[data-slot=quorum]')).toHaveAttribute('data-spare', '0');
  expect((await docker.get<WireNode>('/nodes/worker01')).Spec.Role).toBe('manager');

  await toast(page).getByRole('button', { name: 'Undo' }).click();
  await expect(row(page, 'worker01').locator('[data-manager]')).toHaveCount(0);

  await choose(page, 'manager', 'Demote');
  await expect(dialog.locator('[data-kind=last-manager]')).toBeVisible();
  await dialog.getByRole('button', { name: 'Demote' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Docker refused');
  await expect(dialog.getByRole('alert')).toContainText('the last manager');
});

test('labels: bad names are refused in words, good ones are saved and undone', async ({ page, docker }) => {
  await page.goto('/nodes');
  await choose(page, 'worker02', 'Edit labels');
  const dialog = page.getByRole('dialog', { name: 'Labels of worker02' });
  const labels = async () => (await docker.get<WireNode>('/nodes/worker02')).Spec.Labels;
  await dialog.getByRole('button', { name: 'Add a label' }).click();
  const [name, value] = [
    dialog.getByRole('textbox', { name: 'Name' }),
    dialog.getByRole('textbox', { name: 'Value' }),
  ];
  for (const [bad, words] of [
    ['two words', 'Only letters, digits'],
    ['a=b', 'Only letters, digits'],
    ['', 'A label needs a name'],
    ['x'.repeat(256), 'At most 255'],
  ] as const) {
    await name.fill(bad);
    await value.fill('a');
    await dialog.getByRole('button', { name: 'Save labels' }).click();
    await expect(dialog).toContainText(words);
  }
  await name.fill('zone');
  await expect(dialog).toContainText('node update --label-add zone=a worker02');
  await dialog.getByRole('button', { name: 'Add a label' }).click();
  await name.nth(1).fill('zone');
  await expect(dialog).toContainText('This name stands here twice');
  await name.nth(1).fill('disk');
  await dialog.getByRole('button', { name: 'Save labels' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(row(page, 'worker02')).toContainText('zone=a');
  expect(await labels()).toEqual({ zone: 'a', disk: '' });

  await choose(page, 'worker02', 'Edit labels');
  await dialog.getByRole('button', { name: 'Remove the label disk' }).click();
  await expect(dialog).toContainText('node update --label-rm disk worker02');
  await dialog.getByRole('button', { name: 'Save labels' }).click();
  await expect(dialog).toHaveCount(0);
  await toast(page).getByRole('button', { name: 'Undo' }).click();
  await expect.poll(labels).toEqual({ zone: 'a', disk: '' });
});

test('a node is removed only when it is down', async ({ page, docker }) => {
  // That Swarm calls it down takes a while by itself.
  test.setTimeout(120_000);
  await page.goto('/nodes');
  await choose(page, 'worker03', 'Remove');
  const dialog = page.getByRole('alertdialog', { name: 'Remove worker03 from the swarm?' });
  await expect(dialog).toContainText('It is not down, so Docker refuses');
  await dialog.getByRole('button', { name: 'Remove node' }).click();
  await expect(dialog.getByRole('alert')).toContainText("is not down and can't be removed");
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  await docker.post('/demo/nodes/worker03/stop', {});
  await expect(row(page, 'worker03').locator('[data-state]')).toHaveText('down', { timeout: 30_000 });
  await choose(page, 'worker03', 'Remove');
  await expect(dialog).toContainText('must join again');
  await expect(dialog).toContainText('node rm worker03');
  await dialog.getByRole('button', { name: 'Remove node' }).click();
  await expect(row(page, 'worker03')).toHaveCount(0);
  await expect(toast(page)).toContainText('worker03 removed from the swarm');
});

test('a node’s page tells what docker node inspect tells', async ({ page, docker }) => {
  const node = await docker.get<WireNode>('/nodes/manager');
  await page.goto(`/nodes/${node.ID}`);
  const facts = page.locator('[data-slot=facts]');
  for (const text of [
    'ready',
    'active',
    'reachable, leader',
    '10.77.0.1:2377',
    'linux/x86_64',
    '27.5.1',
    node.ID,
  ])
    await expect(facts).toContainText(text);
  await expect(page.locator('[data-slot=plugins]')).toContainText('Network: bridge, host');
  await expect(page.locator('[data-slot=quorum]')).toHaveAttribute('data-reachable', '1');
  await page.getByRole('button', { name: 'Actions for manager' }).click();
  await page.getByRole('menuitem', { name: 'Pause' }).click();
  await expect(facts).toContainText('pause');
});

test('[A8] the join command of a role, its rotation, and no token where none belongs', async ({
  page,
  docker,
  swarmscope,
}) => {
  const tokens = async () =>
    (await docker.get<{ JoinTokens: { Worker: string; Manager: string } }>('/swarm')).JoinTokens;
  const before = await tokens();
  await page.goto('/nodes');
  await page.getByRole('button', { name: 'Add a node' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a node' });
  await expect(dialog.locator('[data-slot=join-command]')).toHaveCount(0);
  await dialog.getByRole('radio', { name: /Worker/ }).check();
  const command = dialog.locator('[data-slot=join-command] code');
  await expect(command).toHaveText(`docker swarm join --token ${before.Worker} 10.77.0.1:2377`);
  await expect(page.locator('html')).not.toContainText(before.Manager);

  await dialog.getByRole('button', { name: 'Rotate the token' }).click();
  await expect(dialog).toContainText('which stops working at once');
  await expect(dialog).toContainText('swarm join-token --rotate worker');
  await dialog.getByRole('button', { name: 'Rotate now' }).click();
  await expect(dialog).toContainText('The old one does not work any more');
  await expect(command).not.toContainText(before.Worker);
  const after = await tokens();
  await expect(command).toContainText(after.Worker);
  expect(after.Manager).toBe(before.Manager);

  expect(page.url()).not.toContain('SWMTKN');
  expect(swarmscope.output()).toMatch(/"what":"join-command","on":\{"role":"worker"\}/);
  expect(swarmscope.output()).toMatch(/"what":"rotate-join-token"/);
  expect(swarmscope.output()).not.toContain('SWMTKN');
});

guarded.describe('where not everyone may act', () => {
  const PASSWORD = 'correct horse';
  guarded.use({
    signIn: async ({ folder }, use) => {
      const file = join(folder, 'users');
      await writeFile(file, `op:operator:*:${await hashPassword(PASSWORD)}\n`);
      await use({ USERS_FILE: file });
    },
  });

  guarded('a stranger is led to signing in, and sees no token', async ({ page }) => {
    await page.goto('/nodes');
    await page.getByRole('button', { name: 'Add a node' }).click();
    const signIn = page.getByRole('dialog', { name: 'Sign in' });
    await expect(signIn).toBeVisible();
    await page.keyboard.press('Escape');
    await choose(page, 'worker01', 'Drain');
    await expect(signIn).toBeVisible();
  });

  guarded('an operator sees what an admin may do, and why not they', async ({ page, docker, watcher }) => {
    await page.goto('/sign-in');
    const form = page.getByRole('main');
    await form.getByLabel('Name').fill('op');
    await form.getByLabel('Password').fill(PASSWORD);
    await form.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('button', { name: 'Signed in' })).toBeVisible();
    await page.goto('/nodes');
    const why = 'Your role does not allow this here';
    const add = page.getByRole('button', { name: 'Add a node' });
    await expect(add).toHaveAttribute('aria-disabled', 'true');
    await expect(add).toHaveAttribute('title', why);
    await row(page, 'worker01').getByRole('button', { name: 'Actions for worker01' }).click();
    const entries = page.getByRole('menuitem');
    await expect(entries).toHaveCount(5);
    for (const entry of await entries.all()) {
      await expect(entry).toHaveAttribute('aria-disabled', 'true');
      await expect(entry).toHaveAttribute('title', why);
    }
    await entries.first().click({ force: true });
    // A page that is opened after it comes after whatever was asked for.
    await page.reload();
    await expect(add).toHaveAttribute('title', why);
    expect((await docker.get<WireNode>('/nodes/worker01')).Spec.Availability).toBe('active');
    expect(watcher.output()).not.toContain('set-node-availability');
  });
});
