import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import { whyNoLab } from '@/e2e/lab/preflight';
import { chromium as howToLaunch } from '@/e2e/support/chromium';
import { fillCompose, untilEditor } from '@/e2e/support/compose';
import { type DockerApi, dockerApi } from '@/e2e/support/docker-api';
import { startSwarmscope } from '@/e2e/support/start-swarmscope';
import { ROOT, run } from './repo.mjs';

/**
 * `npm run pictures`: takes the pictures of the README anew, on the demo swarm, and those of the tutorial, in the lab.
 * `npm run pictures -- logs` takes one, `npm run pictures -- tutorial` the tutorial's.
 */

const SIZE = { width: 1440, height: 900 };

interface Stage {
  readonly page: Page;
  readonly docker: DockerApi;
}

interface WireService {
  readonly ID: string;
  readonly Version: { readonly Index: number };
  readonly Spec: { readonly TaskTemplate: object };
}

const SHOP = `version: "3.7"
services:
  web:
    image: registry:5000/example/echo:latest
    environment: {GREETING: "\${GREETING:-hello}"}
    networks: [ch03]
    deploy: {replicas: 2}
  api:
    image: registry:5000/example/echo:latest
    networks: [ch03]
networks:
  ch03: {external: true}
`;

async function idOf(docker: DockerApi, service: string): Promise<string> {
  return (await docker.get<WireService>(`/services/${service}`)).ID;
}

async function scale(docker: DockerApi, name: string, Replicas: number): Promise<void> {
  const { ID, Version, Spec } = await docker.get<WireService>(`/services/${name}`);
  const spec = { ...Spec, Mode: { Replicated: { Replicas } } };
  await docker.post(`/services/${ID}/update?version=${Version.Index}`, spec);
}

/** Each leads its page to where it shows most. */
const VIEWS: Readonly<Record<string, (stage: Stage) => Promise<void>>> = {
  async grid({ page, docker }) {
    await page.goto('/');
    await page.locator('.keys-button').getByRole('button').waitFor();
    // One that no node takes, to be seen waiting with its reason.
    await docker.post('/services/create', {
      Name: 'gpu',
      TaskTemplate: {
        ContainerSpec: { Image: 'nginx:alpine' },
        Placement: { Constraints: ['node.labels.gpu==true'] },
      },
      Mode: { Replicated: { Replicas: 2 } },
    });
    await page.locator('[data-kind=tray] a[data-task-id]').first().waitFor();
  },
  async projector({ page, docker }) {
    const { origin } = new URL((await page.goto('/'))?.url() ?? '');
    await page.context().addCookies([{ name: 'theme', value: 'projector', url: origin }]);
    await page.goto('/');
    await page.locator('[data-testid=swarm-summary][data-live=true]').waitFor();
    await scale(docker, 'echo_nginx', 5);
    await page.locator('a.tile[data-service=echo_nginx][data-state=running]').nth(4).waitFor();
    await page.getByTestId('news').getByText('echo_nginx').waitFor();
  },
  async activity({ page, docker }) {
    await page.goto('/activity');
    await page.locator('[data-testid=swarm-summary][data-live=true]').waitFor();
    await scale(docker, 'echo_api', 5);
    await docker.delete('/services/visualizer_app');
    await page.getByText(/echo_api converged/).waitFor();
  },
  async nodes({ page }) {
    await page.goto('/nodes');
    const row = page.locator('[data-slot=node-row][data-node=worker02]');
    await row.getByRole('button', { name: 'Actions for worker02' }).click();
    await page.getByRole('menuitem', { name: 'Drain' }).click();
    await page.getByRole('dialog').or(page.getByRole('alertdialog')).waitFor();
  },
  async service({ page, docker }) {
    const service = await docker.get<WireService>('/services/echo_api');
    await page.goto(`/services/${service.ID}`);
    await page.locator('[data-slot=definition]').waitFor();
    await docker.post(`/services/${service.ID}/update?version=${service.Version.Index}`, {
      ...service.Spec,
      TaskTemplate: { ...service.Spec.TaskTemplate, ForceUpdate: 1 },
      UpdateConfig: { Parallelism: 1, Delay: 20_000_000_000 },
    });
    await page
      .getByText(/next in \d+ s/)
      .first()
      .waitFor();
  },
  async form({ page }) {
    await page.goto('/services/new');
    await page.locator('[name="name"]').fill('web');
    await page.locator('[name="image"]').fill('nginx:alpine');
    const ports = page.getByRole('group', { name: 'Published ports', exact: true });
    await ports.getByRole('button', { name: 'Add' }).click();
    await ports.getByRole('textbox', { name: 'Published' }).fill('8080');
    await ports.getByRole('textbox', { name: 'In the container' }).fill('80');
  },
  async deploy({ page }) {
    await page.goto('/stacks/deploy');
    await page.getByLabel('Name of the stack').fill('shop');
    await untilEditor(page);
    await fillCompose(page, SHOP);
    await page.locator('[data-slot=planned]').first().waitFor();
  },
  async stack({ page }) {
    await page.goto('/stacks/echo');
    await page.locator('[data-slot=service-row]').first().waitFor();
  },
  async networks({ page }) {
    await page.goto('/networks?from=echo_nginx&to=echo_api');
    await page.getByText(/virtual IP/).waitFor();
  },
  async secrets({ page, docker }) {
    for (const Name of ['db_password', 'tls_key'])
      await docker.post('/secrets/create', { Name, Labels: { team: 'shop' }, Data: 'c2VjcmV0' });
    await docker.post('/configs/create', { Name: 'nginx.conf', Labels: {}, Data: 'ZXZlbnRzIHt9' });
    await page.goto('/secrets');
    await page.getByText('tls_key').waitFor();
  },
  async logs({ page, docker }) {
    await page.goto(`/logs?service=${await idOf(docker, 'echo_api')}`);
    await page.getByRole('searchbox').or(page.getByPlaceholder('Find in these lines')).fill('slow');
    await page
      .getByText(/upstream was slow/)
      .first()
      .waitFor();
  },
  async palette({ page }) {
    await page.goto('/');
    await page.locator('.keys-button').getByRole('button').waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('combobox').fill('echo');
    await page.getByRole('dialog').getByRole('option').first().waitFor();
  },
};

async function takePicture(browser: Browser, name: string, lead: (stage: Stage) => Promise<void>) {
  const folder = await mkdtemp(join(tmpdir(), 'swarmscope-picture-'));
  const socket = join(folder, 'docker.sock');
  const server = await startSwarmscope({ env: { SWARM: 'demo', DEMO: 'calm', DEMO_SOCKET: socket } });
  const context = await browser.newContext({
    viewport: SIZE,
    baseURL: server.url,
    locale: 'en-US',
    reducedMotion: 'reduce',
  });
  try {
    const page = await context.newPage();
    await lead({ page, docker: dockerApi(socket) });
    await page.locator('[data-testid=swarm-summary][data-live=true]').waitFor();
    await page.screenshot({ path: join(ROOT, 'docs/images', `${name}.png`) });
    process.stdout.write(`docs/images/${name}.png\n`);
  } finally {
    await context.close();
    await server.stop();
    await rm(folder, { recursive: true });
  }
}

/** By the test that types the tutorial's commands. */
const takeTutorial = () =>
  run(
    process.execPath,
    ['node_modules/playwright/cli.js', 'test', '-c', 'e2e/lab/playwright.config.ts', 'tutorial'],
    { PICTURES: '1' },
  );

const wanted = process.argv.slice(2);
const browser = await chromium.launch(howToLaunch());
try {
  for (const [name, lead] of Object.entries(VIEWS))
    if (wanted.length === 0 || wanted.includes(name)) await takePicture(browser, name, lead);
} finally {
  await browser.close();
}
const whyNoTutorial = await whyNoLab();
if (wanted.includes('tutorial') || (wanted.length === 0 && whyNoTutorial === null)) await takeTutorial();
else if (wanted.length === 0) process.stderr.write(`Not the tutorial’s: ${whyNoTutorial}\n`);
