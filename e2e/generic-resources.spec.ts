import type { Page } from 'playwright/test';
import type { DockerApi } from './support/docker-api';
import { expect, test } from './support/test';

/** Seventy of them must fit into an address. */
const LONG = 'GPU-'.padEnd(120, '0123456789abcdef');

/** Starts a node's daemon anew with these `node-generic-resources`. */
const give = (docker: DockerApi, node: string, ...resources: readonly string[]) => {
  const query = new URLSearchParams(resources.map((one) => ['resource', one]));
  return docker.post(`/demo/nodes/${node}/generic-resources?${query}`, undefined);
};

async function create(docker: DockerApi, name: string, replicas: number, ...asked: [string, number][]) {
  const GenericResources = asked.map(([Kind, Value]) => ({ DiscreteResourceSpec: { Kind, Value } }));
  const { ID } = await docker.post<{ ID: string }>('/services/create', {
    Name: name,
    TaskTemplate: {
      ContainerSpec: { Image: 'cuda:12' },
      Resources: { Reservations: { GenericResources } },
    },
    Mode: { Replicated: { Replicas: replicas } },
  });
  return ID;
}

const tray = (page: Page) => page.locator('[data-kind=tray]');
const beyond = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

test('a task that waits for a GPU says so, where no node has one and where all are taken', async ({
  page,
  docker,
}) => {
  await create(docker, 'train', 3, ['NVIDIA-GPU', 1]);
  await page.goto('/');
  await expect(tray(page)).toContainText('Asks for 1 NVIDIA-GPU. None of the 4 nodes');
  await expect(tray(page)).toContainText('0 NVIDIA-GPU');
  await give(docker, 'worker01', 'NVIDIA-GPU=GPU-1', 'NVIDIA-GPU=GPU-2', 'nvidia-gpu=9');
  const card = page.locator('[data-node-id]').filter({ hasText: 'worker01' });
  await expect(card).toContainText('2 / 2 NVIDIA-GPU');
  await expect(card).toContainText('0 / 9 nvidia-gpu');
  await expect(page.locator('[data-task-id][data-service=train][data-state=running]')).toHaveCount(2);
  await expect(tray(page)).toContainText('Asks for 1 NVIDIA-GPU. None of the 4 nodes');
});

test('a drain preview knows where there is a GPU, and where not', async ({ page, docker }) => {
  await give(docker, 'worker01', 'GPU=2');
  await give(docker, 'worker02', 'GPU=a');
  await create(docker, 'train', 3, ['GPU', 1]);
  await page.goto('/nodes');
  const row = (node: string) => page.locator(`[data-slot=node-row][data-node="${node}"]`);
  await expect(row('worker01')).toContainText('GPU2 / 2');
  await expect(row('worker02')).toContainText('GPU1 / 1');
  await row('worker01').getByRole('button', { name: 'Actions for worker01' }).click();
  await page.getByRole('menuitem', { name: 'Drain' }).click();
  const move = page.locator('[data-slot=drain-move][data-service=train]');
  await expect(move.locator('[data-slot=stranded]')).toHaveAttribute('data-count', '2');
  await expect(move).toContainText('asks for 1 GPU, 4 CPU · 8 GiB · 0 GPU unreserved');
});

test('a node names what it has, a task what it was given, and no name widens a page', async ({
  page,
  docker,
}) => {
  const many = Array.from({ length: 70 }, (_, i) => `GPU=${LONG}${i}`);
  await give(docker, 'worker01', 'GPU=first', ...many, `${LONG}=1`);
  const id = await create(docker, 'train', 1, ['GPU', 1]);
  await page.goto('/nodes');
  await page.locator('[data-slot=node-row][data-node=worker01]').getByRole('link').first().click();
  const facts = page.locator('aside [data-slot=facts]');
  await expect(facts).toContainText('71 GPU');
  await expect(facts).toContainText('70 GPU'); // unreserved
  await expect(facts).toContainText('GPU=first');
  await expect(facts).toContainText('and 7 more');
  await expect(page.locator('[data-slot=task-item]', { hasText: 'train.1' })).toBeVisible();
  expect(await beyond(page)).toBeLessThanOrEqual(0);
  await page.locator('[data-slot=task-item]').getByRole('link', { name: 'train.1' }).click();
  await expect(page.locator('[data-slot=facts]').first()).toContainText('Reserves1 GPU');
  await expect(page.locator('[data-slot=facts]').first()).toContainText('GPU=first');
  for (const path of [`/services/${id}`, '/nodes', '/']) {
    await page.goto(path);
    await expect(page.getByText('GPU').first()).toBeVisible();
    expect(await beyond(page), path).toBeLessThanOrEqual(0);
  }
});

test('the form asks for them, and leaves what nobody touched', async ({ page, docker }) => {
  const id = await create(docker, 'train', 1, ['__proto__', 0], ['my gpu', 2]);
  await page.goto(`/services/${id}`);
  const facts = page.locator('[data-slot=definition]');
  await expect(facts).toContainText('0 __proto__ · 2 my gpu');
  await page.goto(`/services/${id}/edit`);
  const group = page.getByRole('group', { name: 'Reserved generic resources' });
  await expect(group.getByRole('textbox', { name: 'Resource' })).toHaveCount(2);
  await group.getByRole('button', { name: 'Add' }).click();
  await group.getByRole('textbox', { name: 'Resource' }).last().fill('my gpu');
  await expect(page.locator('[data-slot=mistake]')).toHaveText('This resource is reserved twice here');
  await group.getByRole('textbox', { name: 'Resource' }).last().fill('fpga');
  await group.getByRole('textbox', { name: 'Amount' }).last().fill('3');
  await expect(page.locator('[data-slot=mistake]')).toHaveCount(0);
  await expect(page.locator('[data-slot=command] code')).toContainText('--generic-resource-add fpga=3');
  await expect(page.locator('[data-slot=command] code')).not.toContainText('my gpu');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(facts).toContainText('0 __proto__ · 3 fpga · 2 my gpu');
  const { Spec } = await docker.get<{ Spec: { TaskTemplate: { Resources: object } } }>('/services/train');
  const asked = [
    ['__proto__', 0],
    ['my gpu', 2],
    ['fpga', 3],
  ].map(([Kind, Value]) => ({ DiscreteResourceSpec: { Kind, Value } }));
  expect(Spec.TaskTemplate.Resources).toEqual({ Reservations: { GenericResources: asked } });
});
