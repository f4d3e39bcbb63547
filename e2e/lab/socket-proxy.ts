import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../support/free-port';
import { startServiceProcess } from '../support/service-process';
import { get } from './http';

/** What docker-socket-proxy can be told to let through, each with a variable of its name; and POST. */
const SECTIONS = {
  AUTH: 'auth',
  BUILD: 'build',
  COMMIT: 'commit',
  CONFIGS: 'configs',
  CONTAINERS: 'containers',
  DISTRIBUTION: 'distribution',
  EVENTS: 'events',
  EXEC: 'exec',
  IMAGES: 'images',
  INFO: 'info',
  NETWORKS: 'networks',
  NODES: 'nodes',
  PING: '_ping',
  PLUGINS: 'plugins',
  SECRETS: 'secrets',
  SERVICES: 'services',
  SWARM: 'swarm',
  SYSTEM: 'system',
  TASKS: 'tasks',
  VERSION: 'version',
  VOLUMES: 'volumes',
} as const;

export type ProxySetting = keyof typeof SECTIONS | 'POST';

/** What watching needs. */
export const WATCHING: readonly ProxySetting[] = [
  'EVENTS',
  'PING',
  'VERSION',
  'NODES',
  'SERVICES',
  'TASKS',
  'NETWORKS',
  'INFO',
];

export type SocketProxy = {
  /** For DOCKER_HOST. */
  readonly address: string;
  stop(): Promise<void>;
};

/** HAProxy before a Docker socket, with the rules of Tecnativa's docker-socket-proxy and these of its variables at 1. */
export async function startSocketProxy(
  socket: string,
  allowed: readonly ProxySetting[],
): Promise<SocketProxy> {
  const folder = await mkdtemp(join(tmpdir(), 'socket-proxy-'));
  const port = await freePort();
  const path = String.raw`path,url_dec -m reg -i ^(/v[\d\.]+)?`;
  const rules = Object.entries(SECTIONS).map(
    ([name, section]) => `  http-request allow if { ${path}/${section} } { env(${name}) -m bool }`,
  );
  const config = join(folder, 'haproxy.cfg');
  await writeFile(
    config,
    `global
  log stdout format raw daemon info
defaults
  mode http
  option http-server-close
  timeout http-request 10s
  timeout connect 10s
  timeout client 10m
  timeout server 10m
backend docker
  server socket unix@${socket}
backend docker-events
  server socket unix@${socket}
  timeout server 0
frontend clients
  bind 127.0.0.1:${port}
  http-request deny unless METH_GET || { env(POST) -m bool }
${rules.join('\n')}
  http-request deny
  use_backend docker-events if { ${path}/events }
  default_backend docker
`,
  );
  const settings = [...Object.keys(SECTIONS), 'POST'].map((name) => [
    name,
    allowed.some((one) => one === name) ? '1' : '0',
  ]);
  const isUp = () =>
    get({ host: '127.0.0.1', port }, '/').then(
      () => true,
      () => false,
    );
  const proxy = await startServiceProcess(
    'haproxy',
    ['-db', '-f', config],
    isUp,
    Object.fromEntries(settings),
  );
  return {
    address: `tcp://127.0.0.1:${port}`,
    async stop() {
      await proxy.stop();
      await rm(folder, { recursive: true });
    },
  };
}
