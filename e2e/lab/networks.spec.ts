import { expect, test } from './fixtures';

test('networks are as docker network inspect tells them, and reach is as the containers have it', async ({
  view,
  swarm,
}) => {
  await swarm.docker(
    'network',
    'create',
    '--driver',
    'overlay',
    '--attachable',
    '--subnet',
    '10.66.1.0/24',
    'front',
  );
  await swarm.docker('network', 'create', '--driver', 'overlay', '--internal', '--opt', 'encrypted', 'back');
  await swarm.create(
    'web',
    'sleeper',
    '--network',
    'front',
    '--publish',
    'mode=host,target=80,published=8085',
  );
  await swarm.create('api', 'sleeper', '--network', 'front', '--network', 'back', '--endpoint-mode', 'vip');
  await swarm.create('db', 'sleeper', '--network', 'back', '--endpoint-mode', 'dnsrr');
  const [task] = await swarm.running('web', 1);
  await swarm.running('api', 1);

  const { page } = view;
  await page.goto(new URL('/networks?view=list', page.url()).href);
  const inspect = (name: string, format: string) =>
    swarm.docker('network', 'inspect', '--format', format, name);
  for (const name of ['front', 'back', 'ingress']) {
    const row = page.locator(`[data-slot=network][data-network=${name}]`);
    await expect(row).toContainText(await inspect(name, '{{(index .IPAM.Config 0).Subnet}}'));
    const traits = await inspect(name, '{{.Attachable}} {{.Internal}} {{.Ingress}}');
    const said = (await row.innerText()).replace(/\s+/g, ' ');
    expect(
      [said.includes('attachable'), said.includes('internal'), said.includes('routing mesh')].join(' '),
    ).toBe(traits);
  }
  await expect(page.locator('[data-network=back][data-slot=network]')).toContainText('encrypted');
  const back = page.locator('[data-slot=network][data-network=back]');
  await expect(back).toContainText('api');
  await expect(back).not.toContainText('web');

  const answer = page.locator('[data-slot=reach-answer]');
  const ask = async (from: string, to: string) => {
    await page.getByLabel('From').selectOption({ label: from });
    await page.getByLabel('To', { exact: true }).selectOption({ label: to });
  };
  await ask('web', 'api');
  const front = await inspect('front', '{{.Id}}');
  const vips = await swarm.docker(
    'service',
    'inspect',
    '--format',
    '{{range .Endpoint.VirtualIPs}}{{.NetworkID}}={{.Addr}} {{end}}',
    'api',
  );
  const vip = new RegExp(`${front}=([0-9.]+)/`).exec(vips)?.[1] ?? 'none';
  await expect(answer).toContainText('over the network front');
  await expect(answer).toContainText(`virtual IP on front is ${vip}`);
  await ask('api', 'db');
  await expect(answer).toContainText('over the network back');
  await expect(answer).toContainText('dnsrr');
  await ask('db', 'web');
  await expect(answer).toContainText('publishes 8085->80/tcp');
  await ask('web', 'db');
  await expect(answer).toContainText('No.');

  const node = await swarm.docker(
    'node',
    'inspect',
    '--format',
    '{{.Description.Hostname}} {{.Status.Addr}}',
    task?.node ?? '',
  );
  const [host = '', address = ''] = node.split(' ');
  const port = page.locator('[data-slot=port][data-service=web]');
  await expect(port).toContainText(`only ${host}`);
  const manager = await swarm.docker('node', 'inspect', '--format', '{{.ManagerStatus.Addr}}', 'manager');
  const at = host === 'manager' ? manager.replace(/:\d+$/, '') : address;
  await expect(port.getByRole('link', { name: /^Open/ })).toHaveAttribute('href', `http://${at}:8085/`);
});

test('a network made in the page is what docker shows; in use it stays, and says why', async ({
  view,
  swarm,
}) => {
  const { page } = view;
  await page.goto(new URL('/networks?view=list', page.url()).href);
  await page.getByRole('button', { name: 'New network…' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Name').fill('mine');
  await form.getByLabel('Subnet').fill('10.66.9.0/24');
  await form.getByLabel(/Attachable/).check();
  await form.getByLabel(/Encrypted/).check();
  await form.getByRole('button', { name: 'Create' }).click();
  const row = page.locator('[data-slot=network][data-network=mine]');
  await expect(row).toContainText('10.66.9.0/24');
  expect(
    await swarm.docker(
      ...['network', 'inspect', 'mine', '--format'],
      '{{.Driver}} {{.Scope}} {{.Attachable}} {{.Internal}} {{(index .IPAM.Config 0).Subnet}} {{json .Options}}',
    ),
  ).toMatch(/^overlay swarm true false 10\.66\.9\.0\/24 .*"encrypted":""/);

  await swarm.create('user', 'sleeper', '--network', 'mine');
  await expect(row).toContainText('user');
  await row.getByRole('button', { name: 'Remove network mine' }).click();
  const dialog = page.getByRole('alertdialog');
  await expect(dialog).toContainText('this service is on it');
  await dialog.getByRole('button', { name: 'Remove network' }).click();
  await expect(dialog.getByRole('alert')).toContainText(/in use by service/);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await swarm.docker('service', 'rm', 'user');
  await expect(row).not.toContainText('user');
  // Docker refuses while it still takes the network from the nodes.
  await expect(async () => {
    if ((await row.count()) === 0) return;
    const soon = { timeout: 3_000 };
    if (await dialog.isHidden()) await row.getByRole('button', { name: 'Remove network mine' }).click(soon);
    await dialog.getByRole('button', { name: 'Remove network' }).click(soon);
    await expect(row).toHaveCount(0, { timeout: 10_000 });
  }).toPass({ timeout: 60_000 });
  expect(await swarm.docker('network', 'ls', '--filter', 'name=mine', '--quiet')).toBe('');
});
