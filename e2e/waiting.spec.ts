import type { Page } from 'playwright/test';
import type { DockerApi } from './support/docker-api';
import { passesAxe } from './support/passes-axe';
import { expect, test } from './support/test';
import { test as watched } from './support/watcher';

/** Makes a service that no node takes, and gives the id of its first task. */
async function create(docker: DockerApi, name: string, template: object, over: object = {}) {
  await docker.post('/services/create', {
    Name: name,
    TaskTemplate: { ContainerSpec: { Image: 'nginx:1' }, ...template },
    Mode: { Replicated: { Replicas: 2 } },
    ...over,
  });
  const filters = encodeURIComponent(JSON.stringify({ service: { [name]: true } }));
  const tasks = () => docker.get<{ readonly ID: string }[]>(`/tasks?filters=${filters}`);
  await expect.poll(async () => (await tasks()).length).toBeGreaterThan(0);
  return (await tasks())[0]?.ID ?? '';
}

const why = (page: Page) => page.locator('[data-slot=why-waiting]');

test('a label that no node has is named, and can be given from there', async ({ page, docker }) => {
  await create(docker, 'train', { Placement: { Constraints: ['node.labels.gpu==yes'] } });
  await page.goto('/');
  await expect(why(page)).toContainText('Needs node.labels.gpu==yes. No node has it.');
  await expect(why(page).getByRole('link', { name: 'Edit service…' })).toBeVisible();
  await why(page).getByRole('button', { name: 'Which node gets gpu=yes?' }).click();
  await page.getByRole('menuitem', { name: 'worker02' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Labels of worker02');
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue('gpu');
  await expect(dialog.getByRole('textbox', { name: 'Value' })).toHaveValue('yes');
  await expect(dialog).toContainText('node update --label-add gpu=yes worker02');
  await dialog.getByRole('button', { name: 'Save labels' }).click();
  await expect(page.locator('[data-slot=task-item][data-state=running]', { hasText: 'train' })).toHaveCount(
    2,
  );
});

test('a task’s page says what keeps it from every node, above Docker’s own words', async ({
  page,
  docker,
}) => {
  const GIB = 1024 ** 3;
  const big = await create(docker, 'big', {
    Resources: { Reservations: { NanoCPUs: 3e9, MemoryBytes: 10 * GIB } },
  });
  const ports = { EndpointSpec: { Ports: [{ PublishMode: 'host', PublishedPort: 8081, TargetPort: 80 }] } };
  await create(docker, 'proxy', {}, { ...ports, Mode: { Global: {} } });
  const filters = encodeURIComponent(JSON.stringify({ service: { proxy: true } }));
  await expect
    .poll(async () =>
      (await docker.get<{ Status: { State: string } }[]>(`/tasks?filters=${filters}`)).filter(
        ({ Status }) => Status.State === 'running',
      ),
    )
    .toHaveLength(4);
  const second = await create(docker, 'second', {}, ports);
  const drained = await create(docker, 'split', {
    Placement: { Constraints: ['node.role==manager', 'node.hostname==worker01'] },
  });

  await page.goto(`/tasks/${big}`);
  await expect(why(page)).toContainText('Asks for 3 CPU · 10 GiB. None of the 4 nodes');
  await expect(why(page).locator('[data-slot=left]')).toHaveCount(4);
  await expect(why(page).locator('[data-slot=left][data-node=worker01]')).toContainText('8 GiB');
  await expect(page.locator('[data-slot=task-now]')).toContainText('insufficient resources on 4 nodes');
  await passesAxe(page);

  await page.goto(`/tasks/${second}`);
  await expect(why(page)).toContainText('proxy has it on all 4 nodes that could take it');
  await page.goto(`/tasks/${drained}`);
  await expect(why(page).getByRole('listitem')).toHaveText([
    /node\.role==manager\s*manager/,
    /node\.hostname==worker01\s*worker01/,
  ]);
});

watched.describe('who may change nothing', () => {
  watched.use({ signIn: { ADMIN_PASSWORD: 'correct horse' } });

  watched('reads why, and is offered nothing', async ({ page, docker }) => {
    await create(docker, 'train', { Placement: { Constraints: ['node.labels.gpu==yes'] } });
    await page.goto('/');
    await expect(why(page)).toContainText('No node has it.');
    await expect(why(page).getByRole('link')).toHaveCount(0);
    await expect(why(page).getByRole('button')).toHaveCount(0);
  });
});
