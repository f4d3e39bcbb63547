import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright/test';
import { hashPassword } from '@/lib/server/access/password-hash';
import { startCuttable } from './support/cuttable';
import { passesAxe } from './support/passes-axe';
import { expect, look, test } from './support/test';

const lines = (page: Page) => page.locator('[data-slot=log-line]');
const phase = (page: Page) => page.locator('[data-slot=log-phase]');
const search = (page: Page) => page.getByRole('textbox', { name: 'Search' });

/** Waits until another line stands there. What is read as innerText is to be compared with that: lines are flex boxes. */
const isFollowed = (line: Locator, text: string) =>
  expect(line, 'more is written').not.toHaveText(text, { useInnerText: true });

interface RawTask {
  readonly ID: string;
  readonly Slot: number;
  readonly NodeID?: string;
  readonly Status: { readonly State: string };
}
interface Docker {
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: unknown): Promise<T>;
}

const idOf = async (docker: Docker, name: string) =>
  (await docker.get<{ ID: string }>(`/services/${name}`)).ID;
const tasksOf = (docker: Docker, name: string) =>
  docker.get<RawTask[]>(
    `/tasks?filters=${encodeURIComponent(JSON.stringify({ service: { [name]: true } }))}`,
  );

/** A service that ends with a failure a second after each start, as often as it `restarts`. */
const crashLoop = (
  docker: Docker,
  name: string,
  { image = 'registry:5000/example/echo:latest', stack = '', restarts = 'any' } = {},
) =>
  docker.post('/services/create', {
    Name: name,
    ...(stack && { Labels: { 'com.docker.stack.namespace': stack } }),
    TaskTemplate: {
      ContainerSpec: { Image: image, Command: ['sh', '-c', 'exit 3'] },
      RestartPolicy: { Condition: restarts, Delay: 1_000_000_000 },
    },
    Mode: { Replicated: { Replicas: 1 } },
  });

/** Waits until the swarm has forgotten the first task of such a service that failed; resolves with its id. */
async function forgottenCrash(docker: Docker, name: string): Promise<string> {
  const failed = async () => (await tasksOf(docker, name)).find(({ Status }) => Status.State === 'failed');
  await expect.poll(failed, { timeout: 30_000 }).toBeTruthy();
  const id = (await failed())?.ID ?? '';
  await expect
    .poll(async () => (await tasksOf(docker, name)).some(({ ID }) => ID === id), { timeout: 60_000 })
    .toBe(false);
  return id;
}

async function openLogs(page: Page, query: string): Promise<void> {
  await page.goto(`/logs?${query}`);
  await expect(phase(page)).toHaveAttribute('data-phase', 'live');
}

look('a service’s lines come from every node, told apart, as they are written', async ({ page, docker }) => {
  await openLogs(page, `service=${await idOf(docker, 'echo_api')}`);
  for (const slot of [1, 2, 3])
    await expect(lines(page).filter({ hasText: `echo_api.${slot}@worker0` })).not.toHaveCount(0);
  const error = lines(page).and(page.locator('[data-stream=stderr]')).last();
  await expect(error).toContainText('err');
  await expect(error.getByText('WARN')).toHaveCSS('font-weight', '700');
  await expect(error).not.toContainText('\u001b');
  await isFollowed(lines(page).last(), await lines(page).last().innerText());
  const times = await page
    .locator('[data-slot=log-line] time')
    .evaluateAll((all) => all.map((time) => time.getAttribute('datetime') ?? ''));
  expect(times).toEqual([...times].sort());
});

look('the way there: from a service and from a task', async ({ page, docker }) => {
  await page.goto(`/services/${await idOf(docker, 'echo_nginx')}`);
  await page.getByRole('main').getByRole('link', { name: 'Logs', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Logs of echo_nginx');
  await expect(lines(page).first()).toContainText('echo_nginx.');
  const [task] = await tasksOf(docker, 'echo_nginx');
  await page.goto(`/tasks/${task?.ID}`);
  await page.getByRole('main').getByRole('link', { name: 'Logs', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Logs of echo_nginx.${task?.Slot}`);
  await expect(lines(page).first()).toContainText(`echo_nginx.${task?.Slot}@`);
});

test('search marks what it finds, steps through it, and holds the page still', async ({ page, docker }) => {
  await openLogs(page, `service=${await idOf(docker, 'echo_api')}`);
  await search(page).fill('UPSTREAM was');
  const found = page.locator('[data-slot=log-found]');
  await expect(found).toHaveText(/^0 of \d+$/);
  await search(page).press('Enter');
  await expect(page.locator('[data-slot=log-line][data-current] mark')).toHaveText('upstream was');
  const marked = lines(page).filter({ hasText: 'upstream was' });
  await expect(marked.locator('mark'), 'every line in sight that has it').toHaveCount(await marked.count());
  const [, count = ''] = /of (\d+)/.exec(await found.innerText()) ?? [];
  await expect(found).toHaveText(`${count} of ${count}`);
  await search(page).press('Shift+Enter');
  await expect(found).toHaveText(`${Number(count) - 1} of ${count}`);
  await expect(page.locator('[data-slot=log-line][data-current]')).toBeInViewport();
  await expect(phase(page)).toHaveAttribute('data-phase', 'paused');
  await search(page).fill('<b>nothing</b>');
  await expect(found).toHaveText('no match');
});

test('pause counts what comes, and resume brings it; scrolling up pauses too', async ({ page, docker }) => {
  await openLogs(page, `service=${await idOf(docker, 'echo_api')}`);
  await page.getByRole('button', { name: 'Pause' }).click();
  // The list scrolls to its end before it draws what is there.
  await expect(lines(page).last()).toBeInViewport();
  const last = await lines(page).last().innerText();
  const newer = page.locator('[data-slot=log-newer]');
  await expect(newer).toHaveText(/[2-9] newer lines/);
  expect(await lines(page).last().innerText()).toBe(last);
  await newer.click();
  await expect(phase(page)).toHaveAttribute('data-phase', 'live');
  await isFollowed(lines(page).last(), last);

  const list = page.getByRole('region', { name: 'Log lines of echo_api' });
  await list.hover();
  await page.mouse.wheel(0, -600);
  await expect(phase(page)).toHaveAttribute('data-phase', 'paused');
  await expect(newer).toBeVisible();
  // Chromium drops the key while it still rolls by the wheel.
  await expect(async () => {
    await list.press('Home');
    await expect(lines(page).first()).toContainText('is starting', { timeout: 1_000 });
  }).toPass();
});

test('a node that does not answer is told of, its lines come later, none twice', async ({ page, docker }) => {
  const [task] = (await tasksOf(docker, 'echo_api')).filter(({ Status }) => Status.State === 'running');
  const node = await docker.get<{ Description: { Hostname: string } }>(`/nodes/${task?.NodeID}`);
  const name = node.Description.Hostname;
  await docker.post(`/demo/nodes/${name}/stop`, undefined);
  await openLogs(page, `service=${await idOf(docker, 'echo_api')}`);
  const warning = page.locator('[data-slot=log-warning]').first();
  await expect(warning).toContainText('incomplete log stream');
  await expect(warning).toContainText(`node ${name} is not available`);
  const ofNode = lines(page).filter({ hasText: `@${name}` });
  await expect(ofNode).toHaveCount(0);
  await docker.post(`/demo/nodes/${name}/start`, undefined);
  await expect(ofNode).not.toHaveCount(0);
  // What is written after that comes after all that was missed.
  const goesOn = async () => isFollowed(ofNode.last(), await ofNode.last().innerText());
  await goesOn();
  // And away once more: what it then sends again is here already.
  const count = async () =>
    Number(/([\d,]+) lines/.exec(await phase(page).innerText())?.[1]?.replace(',', ''));
  const before = await count();
  const ofOthers = lines(page)
    .filter({ hasNotText: `@${name}` })
    .last();
  const last = await ofOthers.innerText();
  await docker.post(`/demo/nodes/${name}/stop`, undefined);
  await isFollowed(ofOthers, last); // the service's stream goes on without it
  await docker.post(`/demo/nodes/${name}/start`, undefined);
  await goesOn();
  expect((await count()) - before).toBeLessThan(100);
});

test.describe('a network that breaks', () => {
  test.use({ expectedErrors: [/net::ERR_|WebSocket/] });

  test('a connection that breaks is taken up again, without doubles or gaps', async ({
    page,
    docker,
    swarmscope,
  }) => {
    const path = await startCuttable(new URL(swarmscope.url));
    await page.goto(`${path.url}/logs?service=${await idOf(docker, 'echo_api')}`);
    await expect(phase(page)).toHaveAttribute('data-phase', 'live');
    await docker.post('/demo/services/echo_api/flood?lines=300&seconds=600', undefined);
    await search(page).fill('of slot 2: the quick');
    const found = page.locator('[data-slot=log-found]');
    await expect(found).toHaveText(/of [1-9][\d,]{2,}$/);
    path.cut();
    await expect(phase(page)).toHaveAttribute('data-phase', 'reconnecting');
    path.mend();
    await expect(phase(page)).toHaveAttribute('data-phase', 'live');
    await search(page).press('Enter');
    const text = await page.locator('[data-slot=log-line][data-current]').innerText();
    const newest = Number(/flood (\d+) of/.exec(text)?.[1]);
    const count = (newest + 1).toLocaleString('en');
    await expect(found).toHaveText(`${count} of ${count}`);
    await path.close();
  });
});

test('a flood of 10,000 lines a second leaves the page usable and bounded', async ({ page, docker }) => {
  test.slow();
  await openLogs(page, `service=${await idOf(docker, 'echo_api')}`);
  await docker.post('/demo/services/echo_api/flood?lines=10000&seconds=20', undefined);
  await expect(page.getByText(/older lines were dropped/)).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(phase(page)).toHaveAttribute('data-phase', 'paused');
  const list = page.getByRole('region', { name: 'Log lines of echo_api' });
  await expect(lines(page).last()).toContainText('flood');
  await list.press('Home');
  await expect(lines(page).first()).toHaveAttribute('data-index', '0');
  expect(await page.locator('[data-slot=log-line]').count()).toBeLessThan(150);
});

test('a service that is removed while it is followed: a sentence, and the lines stay', async ({
  page,
  docker,
}) => {
  const id = await idOf(docker, 'echo_api');
  await openLogs(page, `service=${id}`);
  await expect(lines(page)).not.toHaveCount(0);
  await docker.delete(`/services/${id}`);
  await expect(page.locator('[data-slot=log-end]')).toContainText('This service was removed from the swarm');
  await expect(lines(page)).not.toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Logs of echo_api');
});

test('a crash loop’s last lines stay readable after Swarm has forgotten its tasks', async ({
  page,
  docker,
}) => {
  test.slow();
  await crashLoop(docker, 'crash');
  const id = await idOf(docker, 'crash');
  await expect
    .poll(async () => (await tasksOf(docker, 'crash')).some(({ Status }) => Status.State === 'failed'))
    .toBe(true);
  const [first] = (await tasksOf(docker, 'crash')).filter(({ Status }) => Status.State === 'failed');
  await openLogs(page, `service=${id}`);
  await expect(lines(page).filter({ hasText: 'exit code 3' })).not.toHaveCount(0);
  await page
    .context()
    .newPage()
    .then(async (other) => {
      await other.goto(`/tasks/${first?.ID}`);
      await expect(other.locator('[data-slot=last-lines]')).toContainText('fatal: cannot go on, exit code 3');
    });
  await expect
    .poll(async () => (await tasksOf(docker, 'crash')).some(({ ID }) => ID === first?.ID), {
      timeout: 60_000,
    })
    .toBe(false);
  await search(page).fill('exit code 3');
  await expect(page.locator('[data-slot=log-found]')).toHaveText(/of ([6-9]|\d\d+)$/);
});

test('a task that crashed, opened after Swarm has forgotten it: its last lines were kept, and it says so', async ({
  page,
  docker,
}) => {
  test.slow();
  await crashLoop(docker, 'crash');
  const first = await forgottenCrash(docker, 'crash');

  await page.goto(`/tasks/${first}`);
  const panel = page.locator('[data-slot=kept-lines]');
  await expect(panel).toContainText(
    /^crash\.1 on \w+ failed at \d\d:\d\d:\d\d: The program ended with exit code 3\./,
  );
  await expect(panel).toContainText(/Its last \d+ lines were kept then\. Docker has forgotten the task\.$/);
  await expect(page.locator('[data-slot=last-lines]')).toContainText('fatal: cannot go on, exit code 3');

  await page.goto(`/logs?task=${first}`);
  const notice = page.locator('[data-slot=log-end][data-kept]');
  await expect(notice).toContainText('Docker has forgotten the task.');
  await expect(phase(page)).toHaveAttribute('data-phase', 'ended');
  await expect(lines(page).last()).toContainText('fatal: cannot go on, exit code 3');
  await expect(lines(page).last()).toContainText('crash.1@');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download' }).click(),
  ]);
  expect(await readFile(await download.path(), 'utf8')).toMatch(
    /^# the last \d+ lines of crash\.1@\w+, kept when/,
  );
  await page.getByRole('button', { name: '日本語' }).click();
  await expect(notice).toContainText('このタスクはDockerにはもう残っていません。');
});

test('a crash loop’s line in the feed leads to its last words, also when its service was removed', async ({
  page,
  docker,
}) => {
  test.slow();
  await crashLoop(docker, 'crash');
  await page.goto('/services');
  await page.getByRole('button', { name: 'Show activity' }).click();
  const line = page.locator('[data-slot=activity-line]').filter({ hasText: 'crash.1' });
  const logs = line.getByRole('link', { name: 'Logs' });
  await expect(line.and(page.locator('[data-kind=task-replaced]')).first()).toBeVisible({ timeout: 30_000 });
  await docker.delete('/services/crash');
  await expect(page.locator('[data-slot=activity]')).toContainText('crash removed');
  const task = new URLSearchParams((await logs.first().getAttribute('href'))?.split('?')[1]).get('task');
  // Docker goes on with a removed service's tasks for a moment.
  await expect.poll(() => docker.get(`/tasks/${task}`).then(() => 'there', String)).toMatch(/404/);
  await logs.first().click();
  await expect(page.locator('[data-slot=log-end][data-kept]')).toContainText(
    'Docker has forgotten the task.',
  );
  await expect(lines(page).last()).toContainText('fatal: cannot go on, exit code 3');
});

test('a task that never started says why there is nothing', async ({ page, docker }) => {
  // Once: Swarm forgets the tasks of a loop, and a busy machine is slow to open a page.
  await crashLoop(docker, 'absent', { image: 'registry:5000/example/echo:missing', restarts: 'none' });
  const rejected = async () =>
    (await tasksOf(docker, 'absent')).find(({ Status }) => Status.State === 'rejected');
  await expect.poll(rejected).toBeTruthy();
  const id = (await rejected())?.ID;
  // The picture has it a moment later.
  await expect.poll(async () => (await page.request.get(`/logs/stream?task=${id}`)).status()).toBe(200);
  await page.goto(`/logs?task=${id}`);
  await expect(page.locator('[data-slot=log-empty]')).toContainText('never started');
  await expect(page.locator('[data-slot=log-empty]')).toContainText('example/echo:missing does not exist');
});

test('a log driver that keeps nothing is named, and what would help', async ({ page, docker }) => {
  const create = (Name: string, LogDriver: object) =>
    docker.post('/services/create', {
      Name,
      TaskTemplate: {
        ContainerSpec: { Image: 'registry:5000/example/echo:latest' },
        LogDriver,
        RestartPolicy: { Condition: 'none' },
      },
      Mode: { Replicated: { Replicas: 1 } },
    });
  await create('quiet', { Name: 'none' });
  await create('remote', { Name: 'gelf', Options: { 'cache-disabled': 'true', token: 's3cret' } });
  const empty = page.locator('[data-slot=log-empty]');
  const command = page.locator('[data-slot=command]');
  for (const [name, words] of [
    ['quiet', 'The log driver is none: Docker keeps nothing of what is written'],
    ['remote', 'its option cache-disabled stops Docker from keeping a copy'],
  ] as const) {
    const running = async () =>
      (await tasksOf(docker, name)).find(({ Status }) => Status.State === 'running')?.ID;
    await expect.poll(running).toBeTruthy();
    for (const query of [`service=${await idOf(docker, name)}`, `task=${await running()}`]) {
      await expect
        .poll(async () => (await page.request.get(`/logs/stream?${query}&follow=0`)).status())
        .toBe(200);
      await openLogs(page, query);
      await expect(empty).toContainText(words);
      await expect(empty).not.toContainText('Nothing has been written yet');
      await expect(command).toContainText(`service update --log-driver local ${name}`);
    }
  }
  await docker.delete('/services/quiet');
  await docker.delete('/services/remote');
});

test('the moment of an event: the lines around it, and the way to now', async ({ page, docker }) => {
  const id = await idOf(docker, 'echo_api');
  const at = Date.now() - 5 * 60_000;
  await page.goto(`/logs?service=${id}&at=${at}`);
  const current = page.locator('[data-slot=log-line][data-current] time');
  await expect(current).toBeInViewport();
  const shown = Date.parse((await current.getAttribute('datetime')) ?? '');
  expect(Math.abs(shown - at)).toBeLessThan(5_000);
  await page.locator('[data-slot=log-newer]').click();
  await expect(phase(page)).toHaveAttribute('data-phase', 'live');
  await expect(page.locator('[data-slot=log-newer]')).toHaveCount(0);
});

test('the download holds every line, with its task and node', async ({ page, docker }) => {
  await openLogs(page, `service=${await idOf(docker, 'echo_api')}`);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('echo_api.log');
  const text = await readFile(await download.path(), 'utf8');
  expect(text.split('\n').length).toBeGreaterThan(1_000);
  expect(text).toMatch(/^\S+Z echo_api\.1@worker0\d stdout \| .*is starting$/m);
});

test.describe('with roles', () => {
  const PASSWORD = 'correct horse';
  test.use({
    env: async ({ folder }, use) => {
      const file = join(folder, 'users');
      const hash = await hashPassword(PASSWORD);
      const users = ['vi:viewer:*', 'op:operator:*', 'own:operator:crashing', 'other:operator:visualizer'];
      await writeFile(file, users.map((user) => `${user}:${hash}`).join('\n'));
      await use({ USERS_FILE: file });
    },
  });

  test('what was kept is read by who may read logs of its stack, and by nobody else', async ({
    playwright,
    swarmscope,
    docker,
  }) => {
    test.slow();
    await crashLoop(docker, 'crashing_app', { stack: 'crashing' });
    const first = await forgottenCrash(docker, 'crashing_app');
    for (const [name, status] of [
      [null, 401],
      ['vi', 403],
      ['op', 200],
      ['own', 200],
      ['other', 403],
    ] as const) {
      const browser = await playwright.request.newContext({ baseURL: swarmscope.url });
      if (name) {
        const answer = await browser.post('/api/sign-in', {
          data: { name, password: PASSWORD },
          headers: { origin: swarmscope.url },
        });
        expect(answer.status(), name).toBe(200);
      }
      const logs = await browser.get(`/logs/stream?task=${first}`);
      expect(logs.status(), `${name}`).toBe(status);
      expect((await logs.text()).includes('cannot go on'), `${name}`).toBe(status === 200);
      await browser.dispose();
    }
  });
});

test.describe('with users', () => {
  test.use({ env: { ADMIN_PASSWORD: 'correct horse', SWARM: 'demo', VIEW: 'login' } });

  test('who did not sign in reads nothing', async ({ swarmscope, docker }) => {
    const answer = await fetch(`${swarmscope.url}/logs/stream?service=${await idOf(docker, 'echo_api')}`);
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ reason: 'signed-out' });
  });
});

for (const theme of ['light', 'dark', 'projector'])
  look(`logs pass axe: ${theme}`, async ({ page, context, swarmscope, docker }) => {
    await context.addCookies([{ name: 'theme', value: theme, url: swarmscope.url }]);
    await openLogs(page, `service=${await idOf(docker, 'echo_api')}`);
    await search(page).fill('GET');
    await search(page).press('Enter');
    await expect(page.locator('[data-slot=log-line][data-current]')).toBeVisible();
    await passesAxe(page);
  });
