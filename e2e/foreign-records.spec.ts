import { nodeRecord, serviceRecord, taskRecord } from '@/lib/docker/made-up-records.testing';
import { json } from '@/lib/docker/stand-in.testing';
import { test } from './support/stand-in-test';
import { expect } from './support/test';

const service = serviceRecord();
const task = taskRecord();
const at = (ms: number) => new Date(ms).toISOString();

test('a job that failed once and then completed is quiet, its tries in one slot', async ({
  standIn,
  open,
  page,
}) => {
  const { UpdateStatus: _, ...rest } = service;
  standIn.on(
    '/services',
    json([
      {
        ...rest,
        Spec: { ...service.Spec, Mode: { ReplicatedJob: { MaxConcurrent: 1, TotalCompletions: 1 } } },
        JobStatus: { JobIteration: { Index: 1 } },
      },
    ]),
  );
  // Docker leaves the slot of 0 out.
  const { Slot: __, ...without } = task;
  const first = { ...without, JobIteration: { Index: 1 } };
  standIn.on(
    '/nodes',
    json([
      nodeRecord(),
      { ...nodeRecord(), ID: 'n2', ManagerStatus: undefined, Description: { Hostname: 'n2' } },
    ]),
  );
  standIn.on(
    '/tasks',
    json([
      first,
      {
        ...first,
        ID: 'second',
        NodeID: 'n2',
        CreatedAt: at(Date.now() - 5_000),
        Status: { Timestamp: at(Date.now() - 2_000), State: 'complete' },
        DesiredState: 'complete',
      },
    ]),
  );
  const { url } = await open();
  await expect(page.locator('[data-task-id]')).toHaveCount(1);
  await expect(page.locator('[data-task-id]')).toHaveAttribute('data-task-id', 'second');
  await expect(page.locator('.dock')).toContainText('Nothing needs attention');
  await page.goto(`${url}/services/${service.ID}`);
  await expect(page.getByRole('main')).not.toContainText('failing');
});

test('a node whose clock is off is named, with about how much', async ({ standIn, open, page }) => {
  const AHEAD = 3_521_000;
  const { url } = await open();
  // A clock is judged by a task that begins while the server looks on.
  await expect(page.getByTestId('swarm-summary')).toHaveAttribute('data-live', 'true');
  const started = (id: string, off: number) => ({
    ...task,
    ID: id,
    Slot: 2,
    CreatedAt: at(Date.now()),
    Status: { Timestamp: at(Date.now() + off), State: 'running' },
    DesiredState: 'running',
  });
  standIn.on('/tasks', json([task, started('new', AHEAD)]));
  const attention = page.locator('.dock-row', { hasText: 'The clock of manager is off' });
  await expect(attention).toContainText('about 58\u00a0min ahead of the server’s');
  await expect(page.locator('[data-task-id=new]')).toBeVisible();

  await page.goto(`${url}/nodes`);
  await expect(page.locator('[data-slot=clock-off]')).toHaveText(
    'clock about 58\u00a0min ahead of the server’s',
  );
  await page.getByRole('link', { name: 'manager' }).click();
  await expect(page.locator('[data-slot=facts]')).toContainText('NTP');

  // The next one shows the clock right.
  standIn.on('/tasks', json([task, started('next', 0)]));
  await expect(page.locator('[data-slot=clock-off]')).toHaveCount(0);
});

test('what Docker has no time of is unknown, and not 1970', async ({ standIn, open, page }) => {
  const never = '0001-01-01T00:00:00Z';
  standIn.on('/nodes', json([{ ...nodeRecord(), CreatedAt: never }]));
  standIn.on('/services', json([{ ...service, CreatedAt: never, UpdatedAt: never }]));
  standIn.on('/tasks', json([{ ...task, CreatedAt: never, Status: { ...task.Status, Timestamp: never } }]));
  const { url } = await open();
  for (const path of [`/services/${service.ID}`, `/nodes/${nodeRecord().ID}`, `/tasks/${task.ID}`]) {
    await page.goto(url + path);
    await expect(page.getByRole('main')).toContainText('unknown');
    await expect(page.getByRole('main')).not.toContainText('1970');
  }
});
