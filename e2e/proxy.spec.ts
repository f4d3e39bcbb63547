import { DENSITY_COOKIE } from '@/lib/protocol/first-answer';
import { type Behind, type FRONTS, type Front, hasProgram, startFront } from './support/front';
import { test as base, expect } from './support/watcher';

const ROOT = '/tools/swarm';
const PASSWORD = 'correct horse';

/** Passes the whole path on, and says who asked. */
const nginx = ({ folder, port, pem, server }: Behind) => `
daemon off; master_process off; pid ${folder}/nginx.pid; error_log stderr warn;
events {}
http {
  access_log off;
  client_body_temp_path ${folder}/a; proxy_temp_path ${folder}/b; fastcgi_temp_path ${folder}/c;
  uwsgi_temp_path ${folder}/d; scgi_temp_path ${folder}/e;
  map $http_upgrade $connection_upgrade { default upgrade; "" ""; }
  server {
    listen 127.0.0.1:${port} ssl;
    ssl_certificate ${pem}; ssl_certificate_key ${pem};
    location ${ROOT} {
      proxy_pass http://${server};
      proxy_http_version 1.1;
      proxy_set_header Upgrade $http_upgrade;
      proxy_set_header Connection $connection_upgrade;
      proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
      proxy_set_header X-Forwarded-Host $http_host;
      proxy_set_header X-Forwarded-Proto $scheme;
    }
  }
}
`;

/** Cuts the root off before it passes the path on. */
const haproxy = ({ port, pem, server }: Behind) => `
defaults
  mode http
  timeout connect 5s
  timeout client 1h
  timeout server 1h
frontend tls
  bind 127.0.0.1:${port} ssl crt ${pem}
  option forwardfor
  http-request set-header X-Forwarded-Proto https
  http-request set-header X-Forwarded-Host %[req.hdr(Host)]
  http-request replace-path ${ROOT}/?(.*) /\\1
  default_backend swarmscope
backend swarmscope
  server one ${server}
`;

const FRONTS_TO_TRY: readonly [keyof typeof FRONTS, (behind: Behind) => string][] = [
  ['nginx', nginx],
  ['haproxy', haproxy],
];

interface Fixtures {
  /** Puts a proxy in front of the server that watches, for as long as the test runs. */
  readonly putInFront: (
    program: keyof typeof FRONTS,
    configure: (behind: Behind) => string,
  ) => Promise<Front>;
}

const test = base.extend<Fixtures>({
  putInFront: async ({ folder, watcher }, use) => {
    const fronts: Front[] = [];
    await use(async (program, configure) => {
      const front = await startFront(program, folder, watcher.url, configure);
      fronts.push(front);
      return front;
    });
    for (const front of fronts) await front.stop();
  },
});

test.use({
  ignoreHTTPSErrors: true,
  // Chromium begins anew for each connection whose certificate it is told to ignore, and once gave up an icon for that.
  expectedErrors: [/net::ERR_TOO_MANY_RETRIES .*\/icon\.svg/],
  signIn: { CTX_ROOT: ROOT, TRUST_PROXY: 'loopback', ADMIN_PASSWORD: PASSWORD },
});

for (const [program, configure] of FRONTS_TO_TRY) {
  test(`below a path behind ${program}, which ends TLS, everything works`, async ({
    page,
    putInFront,
    context,
  }) => {
    test.skip(!hasProgram(program) && !process.env.CI, `${program} is not installed`);
    const front = await putInFront(program, configure);
    const asked: string[] = [];
    const sockets: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    page.on('websocket', (socket) => sockets.push(socket.url()));

    await test.step('the page is live, by web socket', async () => {
      await page.goto(`${front.url}${ROOT}`);
      await expect(page.getByTestId('swarm-summary')).toHaveAttribute('data-live', 'true');
      await expect(page.getByTestId('swarm-summary')).toHaveAttribute('data-nodes', '4');
      expect(sockets).toEqual([expect.stringMatching(`^wss://127.0.0.1:\\d+${ROOT}/socket.io/`)]);
    });

    await test.step('a session is kept for this path, and over TLS only', async () => {
      await page.getByRole('banner').getByRole('link', { name: 'Sign in' }).click();
      await page.getByRole('main').getByLabel('Password').fill(PASSWORD);
      await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
      await expect(page.getByRole('button', { name: 'Signed in' })).toBeVisible();
      const all = await context.cookies(`${front.url}${ROOT}`);
      // What the page itself remembers is no secret.
      const cookies = all.filter(({ name }) => name !== DENSITY_COOKIE);
      expect(cookies).toEqual([expect.objectContaining({ path: ROOT, secure: true, httpOnly: true })]);
    });

    await test.step('links lead below it, and an address can be opened anew', async () => {
      await page.getByRole('banner').getByRole('link', { name: 'Services' }).click();
      await expect(page).toHaveURL(`${front.url}${ROOT}/services`);
      const row = page.locator('[data-slot=service-row][data-service=echo_api]');
      await row.getByRole('button', { name: 'One more' }).click();
      await expect(row.locator('[data-slot=replicas]')).toHaveAttribute('data-desired', '4');
      await row.getByRole('link', { name: 'echo_api' }).click();
      await expect(page).toHaveURL(new RegExp(`${ROOT}/services/[a-z0-9]+$`));
      await page.reload();
      await expect(page.getByRole('heading', { name: 'echo_api' })).toBeVisible();
      const logs = page.waitForResponse((response) => response.url().includes('/logs/stream'));
      await page.getByRole('main').getByRole('link', { name: 'Logs' }).first().click();
      expect((await logs).status()).toBe(200);
    });

    await test.step('nothing was asked beside it', () => {
      expect(asked.filter((path) => path !== ROOT && !path.startsWith(`${ROOT}/`))).toEqual([]);
      expect(asked.some((path) => path.startsWith(`${ROOT}/_next/static/`))).toBe(true);
    });

    // Before the proxy goes: the page would complain.
    await page.close();
  });
}

test('a browser beside the path is led below it', async ({ page, watcher }) => {
  const { origin } = new URL(watcher.url);
  await page.goto(`${origin}/services?view=x`);
  await expect(page).toHaveURL(`${watcher.url}/services?view=x`);
  await expect(page.locator('[data-slot=service-row]').first()).toBeVisible();
  await page.goto(origin);
  await expect(page).toHaveURL(watcher.url);
  await expect(page.getByTestId('swarm-summary')).toHaveAttribute('data-live', 'true');
});
