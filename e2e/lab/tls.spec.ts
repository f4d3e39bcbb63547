import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { en } from '@/lib/messages/en';
import { type Authority, createAuthority } from './certificates';
import { expect, test } from './fixtures';
import { SwarmPage } from './page';
import { restoreSwarm } from './restore-swarm';
import { watchWith } from './watch-with';

const PORT = 2376;
const STACK = 'services:\n  web:\n    image: registry:5000/example/sleeper\n';

let authority: Authority;
/** Where the manager's daemon listens for TLS. */
let host: string;
let folder: string;

test.beforeAll(async ({ lab }) => {
  folder = join(lab.plan.dir, 'certificates');
  host = `tcp://${lab.address('manager')}:${PORT}`;
  authority = await createAuthority(folder);
  const own = await authority.issue('manager', { for: 'server', address: lab.address('manager') });
  await lab.killDaemon('manager');
  await lab.startDaemon('manager', [
    ...['--host', host, '--tlsverify', '--tlscacert', join(own, 'ca.pem')],
    ...['--tlscert', join(own, 'cert.pem'), '--tlskey', join(own, 'key.pem')],
  ]);
});
test.afterAll(async ({ lab }) => {
  await lab.killDaemon('manager');
  await lab.startDaemon('manager');
  await restoreSwarm(lab);
  await rm(folder, { recursive: true });
});

test('a manager is watched and acted on by TLS, with a client’s certificate', async ({ page, swarm }) => {
  await swarm.create('echo', 'echo', '--replicas', '1');
  const certificates = await authority.issue('swarmscope', { for: 'client' });
  const env = { DOCKER_HOST: host, DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: certificates };
  await watchWith(env, async (swarmscope) => {
    const view = new SwarmPage(page);
    await view.open(swarmscope.signInLink() ?? swarmscope.url);
    await view.showsRunning(1);
    await view.scale('echo', 3);
    await swarm.running('echo', 3);

    await view.deployStack('shop', STACK);
    await swarm.running('shop_web', 1);
  });
});

test('a connection that TLS does not let through says so, and what to set', async ({ lab, page }) => {
  test.slow(); // a server for each case
  const good = await authority.issue('good', { for: 'client' });
  const other = await createAuthority(join(folder, 'other'));
  const expired = await authority.issue('expired', { for: 'client', days: -1 });
  const stranger = await other.issue('stranger', { for: 'client' });
  const ca = (from: string, to: string) => cp(join(from, 'ca.pem'), join(to, 'ca.pem'));

  const wrongAuthority = join(folder, 'wrong-authority');
  await cp(good, wrongAuthority, { recursive: true });
  await ca(stranger, wrongAuthority);
  await ca(good, stranger);
  const withoutClient = join(folder, 'without-client');
  await cp(good, withoutClient, { recursive: true });
  await rm(join(withoutClient, 'cert.pem'));

  const cases: readonly (readonly [name: string, env: Readonly<Record<string, string>>, said: RegExp])[] = [
    ['another authority', tls(wrongAuthority), /unable to verify|self-signed|unable to get/i],
    ['an expired certificate', tls(expired), /expired\/cert\.pem has expired: it was valid until 20/],
    ['a certificate of another authority', tls(stranger), /the engine refused: (bad certificate|unknown ca)/],
    [
      'a server that speaks no TLS',
      { ...tls(good), DOCKER_HOST: `tcp://${lab.plan.registry.address}:5000` },
      /wrong version number/,
    ],
    ['plain HTTP', {}, /HTTP request to an HTTPS server/],
  ];
  await test.step('no certificate ends it at start', () =>
    expect(watchWith({ DOCKER_HOST: host, ...tls(withoutClient) }, async () => {})).rejects.toThrow(
      /DOCKER_CERT_PATH: \S+\/without-client\/cert\.pem cannot be read \(ENOENT\)/,
    ));
  for (const [name, env, said] of cases)
    await test.step(name, () =>
      watchWith({ DOCKER_HOST: host, ...env }, async (swarmscope) => {
        await page.goto(swarmscope.url);
        const screen = page.locator('[data-problem=tls]');
        await expect(screen).toContainText(en.problem.tls.title);
        await expect(screen).toContainText('DOCKER_CERT_PATH=/path/to/certs');
        await expect(screen).toContainText(said);
      }),
    );
});

const tls = (folder: string) => ({ DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: folder });
