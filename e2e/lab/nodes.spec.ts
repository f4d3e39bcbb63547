import type { Locator } from 'playwright/test';
import { expect, test } from './fixtures';
import type { SwarmPage } from './page';

const row = (view: SwarmPage, host: string) => view.page.locator(`[data-slot=node-row][data-node="${host}"]`);
const toast = (view: SwarmPage) => view.page.locator('[data-slot=toast]');

async function openNodes(view: SwarmPage): Promise<void> {
  await view.page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Nodes' }).click();
  await expect(row(view, 'manager')).toBeVisible();
}

async function choose(view: SwarmPage, host: string, entry: string): Promise<void> {
  await row(view, host)
    .getByRole('button', { name: `Actions for ${host}` })
    .click();
  await view.page.getByRole('menuitem', { name: entry }).click();
}

const texts = async (cells: Locator) => (await cells.allInnerTexts()).map((text) => text.trim());

test('the table says what docker node ls says', async ({ view, swarm }) => {
  await swarm.docker('node', 'update', '--availability', 'pause', '--label-add', 'zone=a', 'worker02');
  await openNodes(view);
  await expect(row(view, 'worker02').locator('[data-availability]')).toHaveText('pause');
  await expect(row(view, 'worker02')).toContainText('zone=a');
  const columns = '{{.Hostname}}|{{.Status}}|{{.Availability}}|{{.ManagerStatus}}|{{.EngineVersion}}';
  const told = (await swarm.docker('node', 'ls', '--format', columns)).trim().split('\n').sort();
  const rows = view.page.locator('[data-slot=node-row]');
  await expect(rows).toHaveCount(told.length);
  const shown = await Promise.all(
    (await rows.all()).map(async (each) => {
      const [name] = await texts(each.getByRole('link'));
      const [state] = await texts(each.locator('[data-state]'));
      const [availability] = await texts(each.locator('[data-availability]'));
      const [manager = ''] = await texts(each.locator('[data-manager]'));
      const engine = await each.locator('[data-engine]').getAttribute('data-engine');
      return [name, state, availability, manager, engine].join('|');
    }),
  );
  expect(shown.sort()).toEqual(told.map(toPage));
});

/** The CLI writes `Ready` where the API, and the page, say `ready`. */
const toPage = (line: string) => {
  const [name, state = '', availability = '', ...rest] = line.split('|');
  return [name, state.toLowerCase(), availability.toLowerCase(), ...rest].join('|');
};

test('a node’s page says what docker node inspect says', async ({ view, swarm }) => {
  for (const host of ['manager', 'worker01']) {
    const pretty = await swarm.docker('node', 'inspect', '--pretty', host);
    const value = (name: string) => new RegExp(`^\\s*-? ?${name}:\\s+(.+)$`, 'm').exec(pretty)?.[1]?.trim();
    await openNodes(view);
    await row(view, host).getByRole('link', { name: host }).click();
    const facts = view.page.locator('[data-slot=facts]');
    for (const name of ['ID', 'Address', 'Engine Version'])
      await expect(facts).toContainText(value(name) ?? name);
    await expect(facts).toContainText(`${value('Operating System')}/${value('Architecture')}`);
    await expect(facts).toContainText(value('State')?.toLowerCase() ?? 'State');
    await expect(facts).toContainText(value('Availability')?.toLowerCase() ?? 'Availability');
    const plugins = view.page.locator('[data-slot=plugins]');
    for (const type of ['Log', 'Network', 'Volume'])
      await expect(plugins).toContainText(`${type}: ${value(type)}`);
    if (host === 'manager') await expect(facts).toContainText('reachable, leader');
  }
});

test('pause, labels and their undo are what the docker CLI then says', async ({ view, swarm }) => {
  const spec = async () => {
    const format = '{{.Spec.Availability}} {{json .Spec.Labels}}';
    return (await swarm.docker('node', 'inspect', '--format', format, 'worker01')).trim();
  };
  await openNodes(view);
  await choose(view, 'worker01', 'Pause');
  await expect(row(view, 'worker01').locator('[data-availability]')).toHaveText('pause');
  expect(await spec()).toBe('pause {}');
  await toast(view).getByRole('button', { name: 'Undo' }).click();
  await expect(toast(view)).toContainText('Undone');
  expect(await spec()).toBe('active {}');

  await choose(view, 'worker01', 'Edit labels');
  const dialog = view.page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Add a label' }).click();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('com.example.rack');
  await dialog.getByRole('textbox', { name: 'Value' }).fill('7 b');
  await expect(dialog).toContainText("docker node update --label-add 'com.example.rack=7 b' worker01");
  await dialog.getByRole('button', { name: 'Save labels' }).click();
  await expect(row(view, 'worker01')).toContainText('com.example.rack=7 b');
  expect(await spec()).toBe('active {"com.example.rack":"7 b"}');
  await toast(view).getByRole('button', { name: 'Undo' }).click();
  await expect(row(view, 'worker01')).not.toContainText('com.example.rack');
  expect(await spec()).toBe('active {}');
});

test('a drain does what its preview said', async ({ view, swarm }) => {
  const node = await swarm.nodeId('worker01');
  await swarm.create('echo', 'echo', '--replicas', '3', '--constraint', 'node.role==worker');
  await swarm.create('tied', 'sleeper', '--replicas', '1', '--constraint', `node.id==${node}`);
  await swarm.create('agent', 'sleeper', '--mode', 'global');
  await swarm.create(
    'big',
    'sleeper',
    '--reserve-memory',
    '8M',
    '--replicas-max-per-node',
    '1',
    '--replicas',
    '4',
  );
  await view.showsRunning(3 + 1 + 4 + 4);
  const onNode = async (service: string) =>
    (await swarm.tasks(service)).filter(
      (task) => task.node === node && task.desiredState === 'running' && task.state === 'running',
    ).length;
  const echoes = await onNode('echo');
  await openNodes(view);
  await expect(row(view, 'worker01').locator('[data-running]')).toHaveAttribute(
    'data-running',
    `${echoes + 3}`,
  );

  await choose(view, 'worker01', 'Drain');
  const dialog = view.page.getByRole('alertdialog');
  const move = (service: string) => dialog.locator(`[data-slot=drain-move][data-service=${service}]`);
  await expect(move('tied').locator('[data-slot=stranded]')).toHaveAttribute('data-count', '1');
  await expect(move('echo').locator('[data-slot=stranded]')).toHaveCount(0);
  await expect(move('tied').locator('[data-kind=constraints]')).toBeVisible();
  await expect(move('big').locator('[data-slot=stranded]')).toHaveAttribute('data-count', '1');
  await expect(move('big').locator('[data-kind=max-replicas]')).toBeVisible();
  await expect(dialog.locator('[data-slot=drain-stop]')).toContainText('agent');
  await dialog.getByRole('button', { name: 'Drain', exact: true }).click();

  await expect(toast(view).locator('[data-slot=drain-progress]')).toHaveText('empty', { timeout: 60_000 });
  await swarm.running('echo', 3);
  await swarm.running('agent', 3);
  await swarm.running('big', 3);
  for (const service of ['tied', 'big']) {
    const waiting = (await swarm.tasks(service)).filter((task) => task.node === null);
    expect(waiting.map(({ state }) => state)).toEqual(['pending']);
  }
  await view.showsRunning(3 + 3 + 3);

  await toast(view).getByRole('button', { name: 'Undo' }).click();
  await swarm.running('tied', 1);
  await swarm.running('agent', 4);
});

test('a worker is promoted and, by undo, demoted', async ({ view, swarm }) => {
  // 20.10 takes half a minute and more for one that was a manager a moment ago.
  test.slow();
  const status = () =>
    swarm
      .docker('node', 'ls', '--filter', 'name=worker03', '--format', '{{.ManagerStatus}}')
      .then((told) => told.trim(), String); // refused while there is no leader
  await openNodes(view);
  await choose(view, 'worker03', 'Promote');
  const dialog = view.page.getByRole('alertdialog');
  await expect(dialog.locator('[data-kind=even]')).toBeVisible();
  await dialog.getByRole('button', { name: 'Promote' }).click();
  // At once: Docker knows the manager as one only once it has joined the others.
  await toast(view).getByRole('button', { name: 'Undo' }).click();
  await expect(toast(view)).toContainText('Undone', { timeout: 60_000 });
  await expect.poll(status, { timeout: 30_000 }).toBe('');

  await choose(view, 'worker03', 'Promote');
  await dialog.getByRole('button', { name: 'Promote' }).click();
  // Docker is asked first: the page may show the manager of before for a moment longer.
  await expect.poll(status, { timeout: 150_000 }).toBe('Reachable');
  await expect(row(view, 'worker03').locator('[data-manager]')).toHaveText('Reachable');
  await expect(view.page.locator('[data-slot=quorum]')).toHaveAttribute('data-managers', '2');
  await choose(view, 'worker03', 'Undo: worker again');
  await expect(row(view, 'worker03').locator('[data-manager]')).toHaveCount(0, { timeout: 60_000 });
  await expect.poll(status, { timeout: 30_000 }).toBe('');
});

test('a node is removed once it is down, and joins again by the command that the page shows', async ({
  view,
  swarm,
}) => {
  const token = async (role: string) => (await swarm.docker('swarm', 'join-token', '--quiet', role)).trim();
  await openNodes(view);
  await choose(view, 'worker03', 'Remove');
  const dialog = view.page.getByRole('alertdialog');
  await dialog.getByRole('button', { name: 'Remove node' }).click();
  await expect(dialog.getByRole('alert')).toContainText("is not down and can't be removed");
  await swarm.lab.docker('worker03', 'swarm', 'leave');
  await expect(dialog).toContainText('must join again', { timeout: 60_000 });
  await dialog.getByRole('button', { name: 'Remove node' }).click();
  await expect(row(view, 'worker03')).toHaveCount(0);
  expect(await swarm.docker('node', 'ls', '--format', '{{.Hostname}}')).not.toContain('worker03');

  await view.page.getByRole('button', { name: 'Add a node' }).click();
  const join = view.page.getByRole('dialog');
  const command = join.locator('[data-slot=join-command] code');
  for (const role of ['manager', 'worker'] as const) {
    await join.getByRole('radio', { name: role === 'manager' ? /^Manager/ : /^Worker/ }).check();
    await expect(command).toContainText(await token(role));
    const told = await swarm.docker('swarm', 'join-token', role);
    expect(told).toContain(await command.innerText());
  }
  const old = await token('worker');
  await join.getByRole('button', { name: 'Rotate the token' }).click();
  await join.getByRole('button', { name: 'Rotate now' }).click();
  await expect(join).toContainText('The old one does not work any more');
  await expect(command).not.toContainText(old);
  await expect(command).toContainText(await token('worker'));

  const [, ...shown] = (await command.innerText()).split(' ');
  await expect(
    swarm.lab.docker('worker03', ...shown.map((word) => (word.startsWith('SWMTKN') ? old : word))),
  ).rejects.toThrow(/valid join token/);
  await swarm.lab.docker('worker03', ...shown);
  await view.page.keyboard.press('Escape');
  await expect(row(view, 'worker03').locator('[data-state]')).toHaveText('ready', { timeout: 60_000 });
});
