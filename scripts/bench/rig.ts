import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium as playwright } from 'playwright';
import { chromium } from '../../e2e/support/chromium';
import { type DockerApi, dockerApi } from '../../e2e/support/docker-api';
import packageJson from '../../package.json' with { type: 'json' };
import type { Size } from './budget';
import { type Program, startNode } from './processes';
import { atTheEnd } from './teardown';

/** A made-up swarm in a process of its own, and a browser; servers on that swarm. */
export interface Rig {
  readonly docker: DockerApi;
  readonly browser: Browser;
  /** How many tasks run, and are drawn when nothing happens. */
  readonly tasks: number;
  /** `env`: more of the server's configuration. */
  startServer(env?: Readonly<Record<string, string>>): Promise<Program & { readonly url: string }>;
}

/** What `npm start` gives Node.js: a small young generation, which saves 30 MB here and costs no time. */
const START = packageJson.scripts.start.split(' ').slice(1);

/** Starts a swarm of that size in which `churn` things happen a second. */
export async function startRig({ nodes, tasks }: Size, churn: number): Promise<Rig> {
  const folder = mkdtempSync(join(tmpdir(), 'swarmscope-bench-'));
  atTheEnd(() => rmSync(folder, { recursive: true, force: true }));
  const socketPath = join(folder, 'docker.sock');
  const size = ['--nodes', String(nodes), '--tasks', String(tasks)];
  const happening = churn > 0 ? ['--churn', String(churn)] : [];
  const demo = [
    '--import',
    'tsx',
    'lib/demo/main.ts',
    '--calm',
    '--socket',
    socketPath,
    ...size,
    ...happening,
  ];
  await startNode(demo, {}, /(docker -H .*)\n/);
  const docker = dockerApi(socketPath);
  const all = await docker.get<{ Status: { State: string } }[]>('/tasks');
  return {
    docker,
    browser: await startBrowser(),
    tasks: all.filter(({ Status }) => Status.State === 'running').length,
    async startServer(env = {}) {
      const server = await startNode(
        START,
        {
          PORT: process.env.PORT ?? '0',
          SWARM: 'live',
          DOCKER_HOST: `unix://${socketPath}`,
          NEXT_DIST_DIR: process.env.NEXT_DIST_DIR ?? '',
          ...env,
        },
        /^Swarmscope is at\s+(\S+)$/m,
      );
      return { ...server, url: server.found };
    },
  };
}

/** A headless Chromium, which this process ends and not a signal. */
async function startBrowser(): Promise<Browser> {
  const browser = await playwright.launch({
    ...chromium(),
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  atTheEnd(() => browser.close());
  return browser;
}
