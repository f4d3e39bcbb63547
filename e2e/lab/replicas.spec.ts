import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import type { Page } from 'playwright/test';
import { watchConsole } from '../support/console-errors';
import { type RunningSwarmscope, startSwarmscope } from '../support/start-swarmscope';
import { startBalancer } from './balancer';
import { test as base, expect } from './fixtures';
import { answers } from './http';
import { SwarmPage } from './page';

const PASSWORD = 'correct horse';

type Replicas = {
  /** Where the balancer is. */
  readonly url: string;
  /** The server that watches this manager. */
  on(host: string): RunningSwarmscope;
};

/** A server beside each manager, as `stack/visualizer.yml` has it, behind a balancer without sticky sessions. */
const test = base.extend<{ replicas: Replicas }>({
  replicas: async ({ lab }, use, testInfo) => {
    const managers = lab.plan.machines.filter(({ role }) => role === 'manager').map(({ host }) => host);
    const servers = new Map<string, RunningSwarmscope>();
    const addressOf = (i: number) => `127.0.0.${i + 2}`;
    // All at one port, as containers of one image are: only their addresses differ.
    const port = await freePort();
    for (const [i, host] of managers.entries()) {
      const server = await startSwarmscope({
        port,
        env: {
          HOST: addressOf(i),
          DOCKER_HOST: `unix://${lab.socket(host)}`,
          SWARM: 'live',
          ADMIN_PASSWORD: PASSWORD,
          SESSION_SECRET: 'the same on each of the replicas, as a secret would be',
        },
      });
      servers.set(host, server);
    }
    const balancer = await startBalancer(
      { host: '127.0.0.1', port },
      managers.map((_, i) => ({ host: addressOf(i), port })),
    );
    await use({
      url: balancer.url,
      on(host) {
        const server = servers.get(host);
        if (!server) throw new Error(`No server runs beside ${host}.`);
        return server;
      },
    });
    await balancer.stop();
    for (const [host, server] of servers) {
      if (testInfo.errors.length > 0) await testInfo.attach(`server of ${host}`, { body: server.output() });
      await server.stop();
    }
  },
});

test.use({ managers: 3 });

test('any replica serves any browser; one that dies, or loses its manager, is hardly missed', async ({
  page,
  swarm,
  replicas,
}) => {
  test.setTimeout(300_000);
  const errors = watchConsole(page, [/WebSocket connection to .* failed/]);
  const hostOf = (endpoint: string) =>
    swarm.lab.hosts.find((host) => endpoint === `unix://${swarm.lab.socket(host)}`);
  const replica = watchReplica(page, hostOf);
  const view = new SwarmPage(page);
  let count = 3;
  const scaleUp = async () => {
    count += 1;
    await view.scale('echo', count);
    await swarm.running('echo', count);
    await view.showsRunning(count);
  };
  /** Loads the page until the balancer brings it to such a replica. */
  const comeTo = async (isMeant: (host: string) => boolean) => {
    await expect(async () => {
      await page.reload();
      await expect.poll(replica.host).not.toBe('');
      await expect(view.summary).toHaveAttribute('data-live', 'true');
      expect(isMeant(replica.host())).toBe(true);
    }).toPass();
  };

  await swarm.create('echo', 'echo', '--replicas', '3', '--constraint', 'node.role==worker');
  await swarm.running('echo', 3);

  await test.step('signed in through the balancer, at whichever replica', async () => {
    await page.goto(new URL('/sign-in', replicas.url).href);
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
    await expect(signedIn(page)).toBeVisible();
    await page.goto(replicas.url);
    await view.showsRunning(3);
  });

  await test.step('each of them does what this browser asks', async () => {
    for (const host of ['manager', 'manager02', 'manager03']) {
      await comeTo((at) => at === host);
      await scaleUp();
      expect(replica.host(), 'nothing else made it connect anew').toBe(host);
    }
  });

  await test.step('the daemon of its manager is killed', async () => {
    // The terminal is at the first manager, and so is the leader, whose death would concern all replicas.
    await comeTo((at) => at !== 'manager');
    const left = replica.host();
    const oldMs = await watchLiveness(page);
    await swarm.lab.killDaemon(left);
    await expect.poll(replica.host, { timeout: 20_000 }).not.toBe(left);
    await expect(view.summary).toHaveAttribute('data-live', 'true');
    await expect(view.banner).toBeHidden();
    expect(await oldMs()).toBeLessThan(12_000);
    await scaleUp();
    await swarm.lab.startDaemon(left);
    const { hostname: host, port } = new URL(replicas.on(left).url);
    await expect.poll(() => answers({ host, port: Number(port) }, '/readyz')).toBe(true);
  });

  await test.step('the server itself is killed', async () => {
    const left = replica.host();
    const oldMs = await watchLiveness(page);
    await replicas.on(left).kill();
    await expect.poll(replica.host, { timeout: 20_000 }).not.toBe(left);
    await expect(view.summary).toHaveAttribute('data-live', 'true');
    expect(await oldMs()).toBeLessThan(5_000);
    await scaleUp();
  });

  await test.step('signed out in one tab, the other one at another replica may not act either', async () => {
    const tab = await page.context().newPage();
    const other = watchReplica(tab, hostOf);
    await tab.goto(replicas.url);
    await expect(async () => {
      await tab.reload();
      await expect.poll(other.host).not.toBe('');
      await expect(signedIn(tab)).toBeVisible();
      expect(other.host()).not.toBe(replica.host());
    }).toPass();
    await signedIn(page).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(signedIn(page)).toBeHidden();
    await expect(signedIn(tab)).toBeHidden();
    await expect(tab.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible();
    await tab.close();
  });

  expect(replica.transports(), 'no request of socket.io but WebSockets').toEqual(['websocket']);
  expect(errors(), 'errors on the browser’s console').toEqual([]);
});

const signedIn = (page: Page) => page.getByRole('banner').getByRole('button', { name: 'Signed in' });

/** A port that nobody listens at. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens at a port has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Which replica the page is connected to, by what each says when it greets a browser; '' until then. */
function watchReplica(page: Page, hostOf: (endpoint: string) => string | undefined) {
  let host = '';
  const transports = new Set<string>();
  page.on('websocket', (socket) => {
    const transport = new URL(socket.url()).searchParams.get('transport');
    if (transport === null) return;
    transports.add(transport);
    socket.on('framereceived', ({ payload }) => {
      const [, endpoint] = /^42\["hello",.*"endpoint":"([^"]+)"/.exec(payload.toString()) ?? [];
      if (endpoint) host = hostOf(endpoint) ?? endpoint;
    });
  });
  page.on('request', (request) => {
    // A page may open its connection after it has loaded: until then this would be the one of the page before.
    if (request.isNavigationRequest()) host = '';
    const url = new URL(request.url());
    if (url.pathname === '/socket.io/') transports.add(url.searchParams.get('transport') ?? 'none');
  });
  return { host: () => host, transports: () => [...transports] };
}

/** From now on measures how long the page shows a picture that it does not call live, in ms. */
async function watchLiveness(page: Page): Promise<() => Promise<number>> {
  const measured = await page.evaluateHandle(() => {
    const summary = document.querySelector('[data-testid=swarm-summary]');
    if (!summary) throw new Error('The page has no summary.');
    const found = { ms: 0 };
    let since: number | null = null;
    new MutationObserver(() => {
      const isLive = summary.getAttribute('data-live') === 'true';
      if (isLive && since !== null) found.ms += performance.now() - since;
      since = isLive ? null : (since ?? performance.now());
    }).observe(summary, { attributes: true, attributeFilter: ['data-live'] });
    return found;
  });
  return () => measured.evaluate(({ ms }) => ms);
}
