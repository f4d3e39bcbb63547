import type { ProblemKind } from '@/lib/swarm/picture/problem';

/** Something to type or to write down, and where. */
export interface Remedy {
  readonly text: string;
  readonly place: 'terminal' | 'stackFile' | 'environment';
}

const run = (text: string): Remedy => ({ text, place: 'terminal' });
const stackFile = (...lines: string[]): Remedy => ({ text: lines.join('\n'), place: 'stackFile' });
const environment = (...lines: string[]): Remedy => ({ text: lines.join('\n'), place: 'environment' });

/** Where a manager's own socket is. */
const DOCKER_SOCKET = '/var/run/docker.sock';

export const PROXY_SECTIONS = [
  'EVENTS=1',
  'PING=1',
  'VERSION=1',
  'NODES=1',
  'SERVICES=1',
  'TASKS=1',
  'NETWORKS=1',
  'POST=1',
] as const;

/** What to do about a problem, exactly. `endpoint` is where Docker is looked for. The words around it are the catalogue's. */
export const remediesFor = (kind: ProblemKind, endpoint: string): readonly Remedy[] =>
  remedies(endpoint, endpoint.startsWith('unix://') ? endpoint.slice('unix://'.length) : DOCKER_SOCKET)[kind];

const remedies = (endpoint: string, socket: string): { readonly [K in ProblemKind]: readonly Remedy[] } => ({
  'no-socket': [stackFile('volumes:', `  - ${DOCKER_SOCKET}:${socket}`), run('sudo systemctl start docker')],
  'no-permission': [
    run('sudo usermod -aG docker "$USER"'),
    run(`docker run --group-add "$(stat -c %g ${socket})" …`),
  ],
  refused: [run('sudo systemctl restart docker'), run('sudo journalctl -u docker -n 50')],
  'unknown-host': [environment('DOCKER_HOST=tcp://192.0.2.10:2376')],
  unreachable: [environment('DOCKER_HOST=tcp://192.0.2.10:2376')],
  tls: [environment('DOCKER_TLS_VERIFY=1', 'DOCKER_CERT_PATH=/path/to/certs')],
  ssh: [run(`ssh -o BatchMode=yes ${endpoint.replace(/(^ssh:\/\/[^/]*)\/.*/, '$1')} docker node ls`)],
  'no-swarm': [run('docker swarm init')],
  worker: [
    stackFile('deploy:', '  placement:', '    constraints: [node.role == manager]'),
    run('docker node promote NODE'),
  ],
  starting: [],
  locked: [run('docker swarm unlock')],
  'certificates-expired': [run('docker swarm leave --force'), run('docker swarm join-token manager')],
  'no-leader': [run('docker node ls')],
  'too-old': [run("docker version --format '{{.Server.Version}} (API {{.Server.APIVersion}})'")],
  'proxy-forbidden': [environment(...PROXY_SECTIONS)],
  'proxy-down': [run('docker info')],
  garbage: [run('docker -H "$DOCKER_HOST" version')],
  timeout: [run('sudo systemctl restart docker'), run('sudo journalctl -u docker -n 50')],
  unknown: [],
});
