import type { Page } from 'playwright/test';
import { expect, test } from './fixtures';
import { labImages } from './images';
import type { Swarm } from './swarm';

const lines = (page: Page) => page.locator('[data-slot=log-line]');
const phase = (page: Page) => page.locator('[data-slot=log-phase]');
const found = (page: Page) => page.locator('[data-slot=log-found]');
const search = (page: Page) => page.getByRole('textbox', { name: 'Search' });

/** A service whose containers run this script. Resolves with its id. */
const createTalker = (swarm: Swarm, name: string, script: string, ...flags: string[]) =>
  swarm.docker(
    'service',
    'create',
    '--detach',
    '--quiet',
    '--name',
    name,
    ...flags,
    labImages.sleeper,
    'sh',
    '-c',
    `trap 'exit 0' TERM; ${script}`,
  );
const REST = 'sleep 2147483647 & wait $!';
/** A line a second, each unlike all others. */
const TALK = 'n=0; while :; do n=$((n+1)); echo "line $n of $(hostname)."; sleep 1 & wait $!; done';

async function openLogs(page: Page, query: string): Promise<void> {
  await page.goto(new URL(`/logs?${query}`, page.url()).href);
  await expect(phase(page)).toHaveAttribute('data-phase', 'live');
}

/** What the page shows: time, task, node, stream and text of each line, in order. */
const shown = (page: Page) =>
  lines(page).evaluateAll((all) =>
    all.map((line) => ({
      at: line.querySelector('time')?.getAttribute('datetime') ?? '',
      source: line.querySelector('.log-source')?.textContent ?? '',
      stream: line.getAttribute('data-stream') ?? '',
      text: line.querySelector('.log-text')?.textContent ?? '',
    })),
  );

/** What `docker service logs` prints of standard output. */
async function cliLines(swarm: Swarm, service: string) {
  const printed = await swarm.docker('service', 'logs', '--timestamps', '--no-trunc', service);
  return printed.split('\n').flatMap((line) => {
    const [, at = '', name = '', node = '', text = ''] =
      /^(\S+) (\S+)\.[a-z0-9]{25}@(\S+) +\| (.*)$/.exec(line.trim()) ?? [];
    return at ? [{ at, source: `${name}@${node}`, stream: 'stdout', text }] : [];
  });
}

test('a service’s lines are those of docker service logs, from all nodes, in order of time', async ({
  view,
  swarm,
}) => {
  const script = `for n in 1 2 3; do echo "héllo $n"; echo "no $n" >&2; done; printf '\\033[31mred\\033[0m\\n'; ${REST}`;
  const id = await createTalker(swarm, 'talker', script, '--replicas', '4');
  await swarm.running('talker', 4);
  await expect.poll(async () => (await cliLines(swarm, 'talker')).length).toBe(16);
  const { page } = view;
  await openLogs(page, `service=${id}`);
  await expect(lines(page)).toHaveCount(28);
  const rows = await shown(page);
  expect(rows.map(({ at }) => at)).toEqual(rows.map(({ at }) => at).sort());
  const named = (await cliLines(swarm, 'talker')).map((line) => ({
    ...line,
    text: line.text.replaceAll(/.\[\d+m/g, ''),
  }));
  const inOrder = (all: readonly { at: string; source: string }[]) =>
    all.toSorted((a, b) => (a.at + a.source < b.at + b.source ? -1 : 1));
  expect(inOrder(rows.filter(({ stream }) => stream === 'stdout'))).toEqual(inOrder(named));
  expect(rows.filter(({ stream, text }) => stream === 'stderr' && /^no [123]$/.test(text))).toHaveLength(12);
  await expect(page.getByText('red', { exact: true }).first()).toHaveCSS('color', /rgb\((17\d|255), /);
});

test('a terminal’s output (--tty), long lines and bytes that are no text are readable', async ({
  view,
  swarm,
}) => {
  const script = `head -c 40000 /dev/zero | tr '\\0' a; echo; printf '10%%\\r100%%\\n\\377\\n'; ${REST}`;
  const { page } = view;
  for (const [name, flags] of [
    ['plain', []],
    ['tty', ['--tty']],
  ] as const) {
    const id = await createTalker(swarm, name, script, ...flags);
    await swarm.running(name, 1);
    await openLogs(page, `service=${id}`);
    await expect(lines(page).filter({ hasText: /100%$/ })).toHaveCount(1);
    await expect(lines(page).filter({ hasText: '\ufffd' })).not.toHaveCount(0);
    await expect(lines(page).first()).toContainText(/a{1000}.*more bytes/);
  }
});

test('a worker that is killed is told of; back again, its lines are there once', async ({ view, swarm }) => {
  test.setTimeout(180_000);
  const id = await createTalker(swarm, 'talker', TALK, '--replicas', '4');
  const tasks = await swarm.running('talker', 4);
  const { host, task } = await swarm.workerWith(tasks);
  const container = task.container?.slice(0, 12);
  const { page } = view;
  await openLogs(page, `service=${id}`);
  await search(page).fill(`line 2 of ${container}.`);
  await expect(found(page)).toHaveText('0 of 1');
  await swarm.lab.killDaemon(host);
  await swarm.nodeIs(host, 'down');
  await page.reload();
  const warning = page.locator('[data-slot=log-warning]');
  await expect(warning.filter({ hasText: 'incomplete log stream' })).toContainText(host);
  await expect(lines(page).last()).toContainText('talker.');
  await swarm.lab.startDaemon(host);
  await swarm.nodeIs(host, 'ready');
  await page.reload();
  await expect(phase(page)).toHaveAttribute('data-phase', 'live');
  await search(page).fill(`line 2 of ${container}.`);
  await expect(found(page)).toHaveText('0 of 1');
  await expect(warning).toHaveCount(0);
});

test('followed while a worker is killed and comes back, no line is there twice', async ({ view, swarm }) => {
  test.setTimeout(180_000);
  const id = await createTalker(swarm, 'talker', TALK, '--replicas', '4');
  const tasks = await swarm.running('talker', 4);
  const { host, task } = await swarm.workerWith(tasks);
  const container = task.container?.slice(0, 12);
  const { page } = view;
  await openLogs(page, `service=${id}`);
  await search(page).fill(`line 2 of ${container}.`);
  await expect(found(page)).toHaveText('0 of 1');
  await swarm.lab.killDaemon(host);
  await swarm.nodeIs(host, 'down');
  await swarm.running('talker', 4);
  await swarm.lab.startDaemon(host);
  await swarm.nodeIs(host, 'ready');
  const replacement = (await swarm.running('talker', 4)).map((task) => task.container?.slice(0, 12));
  for (const one of replacement) {
    await search(page).fill(`line 3 of ${one}.`);
    await expect(found(page)).toHaveText('0 of 1', { timeout: 30_000 });
  }
  await search(page).fill(`line 2 of ${container}.`);
  await expect(found(page)).toHaveText('0 of 1');
});

test('a crash loop’s last words are on the page after Swarm has forgotten their tasks', async ({
  view,
  swarm,
}) => {
  test.setTimeout(180_000);
  const id = await swarm.create('crash', 'crasher', '--env', 'CODE=7', '--restart-delay', '1s');
  const failed = async () => (await swarm.tasks('crash')).find(({ state }) => state === 'failed');
  await expect.poll(failed, { timeout: 30_000 }).toBeTruthy();
  const first = await failed();
  const { page } = view;
  await openLogs(page, `service=${id}`);
  await expect(lines(page).filter({ hasText: 'crashing with 7' })).not.toHaveCount(0);
  await expect
    .poll(async () => (await swarm.tasks('crash')).some((task) => task.id === first?.id), { timeout: 90_000 })
    .toBe(false);
  await search(page).fill('crashing with 7');
  await expect(found(page)).toHaveText(/of ([6-9]|\d\d+)$/, { timeout: 30_000 });
  const last = await expect.poll(failed).toBeTruthy().then(failed);
  await page.goto(new URL(`/tasks/${last?.id}`, page.url()).href);
  await expect(page.locator('[data-slot=last-lines]')).toContainText('crashing with 7');
});

test('a crash that nobody watched is readable after Docker has forgotten its task', async ({
  view,
  swarm,
}) => {
  test.setTimeout(180_000);
  const { page } = view;
  const home = page.url();
  await page.goto('about:blank');
  await swarm.docker('swarm', 'update', '--task-history-limit', '2');
  try {
    await swarm.create('crash', 'crasher', '--env', 'CODE=7', '--restart-delay', '3s');
    const failed = async () => (await swarm.tasks('crash')).find(({ state }) => state === 'failed');
    await expect.poll(failed, { timeout: 30_000 }).toBeTruthy();
    const first = await failed();
    await expect
      .poll(async () => (await swarm.tasks('crash')).some(({ id }) => id === first?.id), { timeout: 90_000 })
      .toBe(false);
    await expect(swarm.docker('service', 'logs', first?.id ?? '')).rejects.toThrow(
      /no such task or service/i,
    );

    await page.goto(new URL(`/tasks/${first?.id}`, home).href);
    await expect(page.locator('[data-slot=kept-lines]')).toContainText(
      /^crash\.1 on \w+ failed at [\d:]+: The program ended with exit code 7\..* Docker has forgotten the task\.$/,
    );
    await expect(page.locator('[data-slot=last-lines]')).toContainText('crashing with 7');
    await page.goto(new URL(`/logs?task=${first?.id}`, home).href);
    await expect(page.locator('[data-slot=log-end][data-kept]')).toContainText(
      'Docker has forgotten the task.',
    );
    await expect(lines(page).filter({ hasText: 'crashing with 7' })).not.toHaveCount(0);
  } finally {
    await swarm.docker('swarm', 'update', '--task-history-limit', '5');
  }
});

test('a service that is removed while it is followed ends with a sentence, and its lines stay', async ({
  view,
  swarm,
}) => {
  const id = await createTalker(swarm, 'talker', TALK, '--replicas', '2');
  await swarm.running('talker', 2);
  const { page } = view;
  await openLogs(page, `service=${id}`);
  await expect(lines(page).filter({ hasText: 'line 2 of' })).toHaveCount(2);
  await swarm.docker('service', 'rm', 'talker');
  await expect(page.locator('[data-slot=log-end]')).toContainText('This service was removed from the swarm');
  await expect(lines(page).filter({ hasText: 'line 2 of' })).toHaveCount(2);
});

test('a task that waits for a node says why there is nothing', async ({ view, swarm }) => {
  const { page } = view;
  await swarm.create('nowhere', 'sleeper', '--constraint', 'node.labels.nobody==has');
  await expect.poll(async () => (await swarm.tasks('nowhere'))[0]?.state).toBe('pending');
  const [waiting] = await swarm.tasks('nowhere');
  // The picture has it a moment later.
  await expect(view.tray).toContainText('nowhere');
  await openLogs(page, `task=${waiting?.id}`);
  await expect(page.locator('[data-slot=log-empty]')).toContainText('has not started yet');
});
