import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from './fixtures';
import { get, type Server } from './http';
import { labImages } from './images';
import type { Lab } from './lab';
import { run } from './shell';

const stackFile = (name: string) => fileURLToPath(new URL(`../../stack/${name}`, import.meta.url));

/** A server of a backend, as HAProxy's stats tell it. */
type Serving = { readonly address: string; readonly isUp: boolean; readonly answered: number };

/** The nginx tasks that HAProxy knows, by its stats page. */
async function serving(stats: Server): Promise<Serving[]> {
  const { body } = await get(stats, '/;csv');
  const [header = '', ...lines] = body.split('\n');
  const names = header.replace(/^# /, '').split(',');
  return lines
    .map((line) => new Map(line.split(',').map((value, i) => [names[i], value])))
    .filter((row) => row.get('pxname') === 'echo_nginx' && row.get('svname') !== 'BACKEND')
    .map((row) => ({
      address: row.get('addr') ?? '',
      isUp: row.get('status')?.startsWith('UP') ?? false,
      answered: Number(row.get('hrsp_2xx')),
    }))
    .filter(({ address }) => address !== '');
}

test('the book’s ingress: port 80 of the manager reaches every nginx task in turn, and follows its scaling', async ({
  view,
  swarm,
}) => {
  test.setTimeout(300_000);
  const host = swarm.lab.address('manager');
  const web = { host, port: 80 };
  const stats = { host, port: 1936 };
  const ask = async (times: number) => {
    for (let i = 0; i < times; i += 1) {
      const { status, body } = await get(web, '/', { seconds: 20 });
      expect([status, body]).toEqual([200, expect.stringMatching(/^Hello Docker!! from \w+/)]);
    }
  };
  const up = async () => (await serving(stats)).filter(({ isUp }) => isUp);
  /** Asks until each task has answered: Docker may tell a node late of the way to a new one. */
  const allAnswer = () =>
    expect
      .poll(
        async () => {
          await get(web, '/', { seconds: 20 }).catch(() => {});
          return (await up()).filter(({ answered }) => answered === 0);
        },
        { timeout: 120_000 },
      )
      .toEqual([]);
  /** How many of so many answers came from each task. */
  const answersTo = async (times: number) => {
    await allAnswer();
    const before = new Map((await up()).map(({ address, answered }) => [address, answered]));
    await ask(times);
    return (await up()).map(({ address, answered }) => answered - (before.get(address) ?? 0));
  };
  /** The addresses that Docker gave a service's tasks on ch03. */
  const addresses = async (service: string, count: number) => {
    const ids = (await swarm.running(service, count)).map(({ id }) => id);
    const format = '{{range .NetworksAttachments}}{{index .Addresses 0}}{{end}}';
    const told = await swarm.docker('inspect', '--type', 'task', '--format', format, ...ids);
    return told.split('\n').map((address) => address.replace(/\/\d+$/, ':80'));
  };
  const known = async () => (await up()).map(({ address }) => address).sort();

  await test.step('deployed from the terminal, the proxy first: it waits for what it serves', async () => {
    await swarm.docker('network', 'create', '--driver', 'overlay', '--attachable', 'ch03');
    await deployIngress(swarm.lab);
    await swarm.running('ingress_haproxy', 1);
    await expect.poll(() => get(web, '/').then(({ status }) => status, String)).toBe(503);
    await swarm.docker('stack', 'deploy', '--compose-file', stackFile('echo.yml'), 'echo');
    await swarm.running('echo_api', 3);
    const nginx = (await addresses('echo_nginx', 3)).sort();
    await expect.poll(known).toEqual(nginx);
  });

  await test.step('all three answer, in turn', async () => {
    expect(await answersTo(6)).toEqual([2, 2, 2]);
  });

  await test.step('the page shows the stack, its port, and where that answers', async () => {
    const { page } = view;
    await page.goto(new URL('/stacks/ingress', page.url()).href);
    await expect(page.locator('[data-service=ingress_haproxy]')).toContainText('1/1');
    await page.goto(new URL('/networks?view=list', page.url()).href);
    const ports = page.locator('[data-slot=port][data-service=ingress_haproxy]');
    await expect(ports).toHaveCount(2);
    const link = ports.filter({ hasText: /^80/ }).getByRole('link', { name: /^Open/ });
    const href = (await link.getAttribute('href')) ?? '';
    expect(new URL(href).host).toBe(host);
    const [opened] = await Promise.all([page.waitForEvent('popup'), link.click()]);
    await expect(opened.locator('body')).toContainText('Hello Docker!!');
    await opened.close();
  });

  await test.step('scaled 3 → 5 in the page, the two new ones answer too', async () => {
    const before = await known();
    await view.showGrid();
    await view.scale('echo_nginx', 5);
    const after = (await addresses('echo_nginx', 5)).sort();
    expect(after).toEqual(expect.arrayContaining(before));
    await expect.poll(known).toEqual(after);
    expect(await answersTo(10)).toEqual([2, 2, 2, 2, 2]);
  });

  await test.step('the stats page shows them, and lets nobody change them', async () => {
    const { page } = view;
    const other = await page.context().newPage();
    await other.goto(`http://${host}:1936/`);
    for (const address of await known()) await expect(other.locator('body')).toContainText(address);
    // `stats admin` would put a form with a list of deeds there.
    await expect(other.getByRole('combobox')).toHaveCount(0);
    await other.close();
  });

  await test.step('scaled down in the terminal, the two that are left answer', async () => {
    await swarm.docker('service', 'scale', '--detach', 'echo_nginx=2');
    const left = (await addresses('echo_nginx', 2)).sort();
    await expect.poll(known).toEqual(left);
    await ask(4);
  });
});

/** As the terminal does it, with the lab's image in the place of the public one. */
async function deployIngress(lab: Lab): Promise<void> {
  const env = {
    PATH: process.env.PATH,
    DOCKER_HOST: `unix://${lab.socket('manager')}`,
    DOCKER_CONFIG: join(lab.plan.dir, 'docker-config'),
    HAPROXY_IMAGE: labImages.haproxy,
  };
  await run('docker', ['stack', 'deploy', '--compose-file', stackFile('ingress.yml'), 'ingress'], { env });
}
