import { serviceRecord } from '@/lib/docker/made-up-records.testing';
import { passesAxe } from './support/passes-axe';
import { test } from './support/stand-in-test';
import { expect } from './support/test';

test('while Docker is away nothing is claimed: in the chart of a service, nor in the activity', async ({
  page,
  standIn,
  open,
}) => {
  const { url } = await open();
  const live = page.locator('[data-testid=swarm-summary]');
  await expect(live).toHaveAttribute('data-live', 'true');
  const service = `${url}/services/${serviceRecord().ID}`;
  await page.goto(service);
  const told = page.locator('[data-slot=history-told]');
  await expect(told).toHaveText(/^now: \d of \d running$/);

  await standIn.stop();
  await expect(told).toHaveText('now: not known, nothing is watched', { timeout: 15_000 });
  const gap = page.locator('[data-slot=unknown-time]').last();
  const width = async () => (await gap.boundingBox())?.width ?? 0;
  await expect.poll(width, { timeout: 30_000 }).toBeGreaterThan(12);
  // Who comes now is told the same: the server answers from its memory.
  await page.goto(`${url}/activity`);
  await expect(page.locator('[data-slot=gap-note]')).toHaveText(/^Nothing has been watched since/);
  await page.goto(service);
  await expect(told).toHaveText('now: not known, nothing is watched');
  await standIn.start();
  await expect(told).toHaveText(/^now: \d of \d running$/, { timeout: 30_000 });
  await expect(page.locator('[data-slot=unknown-time]')).toHaveCount(2);
  await gap.hover({ force: true });
  await expect(told).toHaveText(/^\d\d:\d\d: not known, nothing was watched then$/);
  await expect(page.getByRole('slider')).toHaveAttribute('aria-valuetext', /nothing was watched then$/);

  await page.goto(`${url}/activity`);
  const chart = page.locator('[data-slot=minute-chart]');
  await expect(page.getByText('Nothing was seen to happen since')).toBeVisible();
  await expect(page.locator('[data-slot=gap-note]')).toHaveText(
    /^Nothing was watched from .*\d\d:\d\d:\d\d to \d\d:\d\d:\d\d\./,
  );
  await expect(
    chart.getByRole('button', { name: /not watched throughout|nothing was watched then/ }).first(),
  ).toBeVisible();
  await expect(chart.locator('[data-slot=unknown-time]')).toHaveCount(2);
  for (const theme of ['light', 'dark', 'projector']) {
    await page.context().addCookies([{ name: 'theme', value: theme, url }]);
    await page.reload();
    await expect(page.locator('[data-slot=gap-note]')).toBeVisible();
    await passesAxe(page);
  }
});
