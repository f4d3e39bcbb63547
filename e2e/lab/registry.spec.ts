import { expect, test } from './fixtures';
import { get } from './http';
import { labImages } from './images';

test('the registry’s page holds what the registry holds, by the digests that Docker pins', async ({
  view,
  swarm,
}) => {
  const { page } = view;
  const { address } = swarm.lab.plan.registry;
  const { body } = await get({ host: address, port: 5000 }, '/v2/_catalog');
  const { repositories }: { repositories: string[] } = JSON.parse(body);
  expect(repositories).toContain('example/echo');

  await page.goto(new URL('/registry', page.url()).href);
  const rows = page.locator('[data-slot=repository]');
  await expect(rows).toHaveCount(repositories.length);
  expect(await rows.evaluateAll((all) => all.map((row) => row.getAttribute('data-name')))).toEqual(
    [...repositories].sort(),
  );

  await swarm.create('pinned', 'echo');
  const image = await swarm.docker(
    'service',
    'inspect',
    '--format',
    '{{.Spec.TaskTemplate.ContainerSpec.Image}}',
    'pinned',
  );
  expect(image).toMatch(new RegExp(`^${labImages.echo}@sha256:`));
  const row = page.locator('[data-slot=repository][data-name="example/echo"]');
  await row.locator('summary').click();
  await expect(row.locator('[data-slot=tag][data-name=latest] [title^="sha256:"]')).toHaveAttribute(
    'title',
    image.split('@')[1] ?? '',
  );
});
