import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { err, ok, type Result } from '@/lib/base/result';
import type { DockerAddress } from '@/lib/docker/wire/connection';
import { readCredentials } from '@/lib/registry/credentials';
import type { RegistryConfig } from '@/lib/registry/registry';
import { readHost } from '@/lib/swarm/objects/host';
import { readUsers, type User } from '../access/read-users';
import { type Trust, trustIn } from '../http/door';
import { type Environment, type EnvironmentReader, type ReadText, readEnvironment } from './environment';
import { nearMisses } from './near-misses';

/** Which Docker is watched. */
export type SourceConfig =
  | {
      readonly kind: 'live';
      readonly address: DockerAddress;
    }
  | {
      readonly kind: 'demo';
      /** Where the demo swarm's API listens. */
      readonly socketPath: string;
      /** Absent: as many as the story needs. */
      readonly nodes?: number | undefined;
      readonly tasks?: number | undefined;
      /** Nothing happens by itself. */
      readonly calm: boolean;
    };

const HOST_NAME = /^[a-z0-9.-]+(:\d+)?$/;
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

export interface Config {
  /** 0 takes a free one. */
  readonly port: number;
  /** The address to listen on. */
  readonly host: string;
  /** The path below which everything is, as `/swarm`; empty where that is the host's own. */
  readonly root: string;
  /** The proxies in front whose word is taken for who asks, by which name and how. */
  readonly trust: Trust;
  readonly source: SourceConfig;
  /** The shortest time between two polls of Docker. */
  readonly minPollMs: number;
  /** Who may watch: everyone, or who signed in. */
  readonly view: 'open' | 'login';
  /** null: the printed link signs in. */
  readonly password: string | null;
  /** Who may sign in by name. */
  readonly users: readonly User[];
  /** The registry whose images are offered; null: none. */
  readonly registry: RegistryConfig | null;
  /** null: random, so that sessions end with the process. */
  readonly sessionSecret: string | null;
  /** What `/metrics` asks for; null: nothing but what watching asks for. */
  readonly metricsToken: string | null;
  /** Names, with a port or without, under which browsers reach this server beyond the usual ones. */
  readonly allowedHosts: readonly string[];
  /** The name or address at which browsers reach ports that the routing mesh publishes; null: found out. */
  readonly publishedHost: string | null;
  /** A file; null is standard output. */
  readonly auditLog: string | null;
  /** Where the docker CLI is, which deploys stacks; null: the first on the path. */
  readonly dockerCli: string | null;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** The user (and group) that the process becomes where it was started as root; null: it stays who it is. */
  readonly runAs: number | null;
}

export const DEFAULT_DOCKER_SOCKET = '/var/run/docker.sock';

/** What reading the configuration may look at beside the environment. */
export interface ConfigFiles {
  readonly readText: ReadText;
  readonly exists: (path: string) => boolean;
  /** Throws as `openSync` does, where nothing can be added to this file. */
  readonly checkAppend: (path: string) => void;
  /** What is wrong with the address of a Docker, a line each. */
  readonly addressMistakes: (address: DockerAddress) => readonly string[];
}

/** Reads and checks the whole configuration once. The error is one line for each mistake. */
export function readConfig(env: Environment, files: ConfigFiles): Result<Config, readonly string[]> {
  const reader = readEnvironment(env, files.readText);
  const port = reader.whole('PORT', { min: 0, max: 65_535 }, 9000);
  const config: Config = {
    port,
    // Docker sets HOSTNAME in every container, so it says nothing about where to listen.
    host: reader.text('HOST') ?? 'localhost',
    root: readRoot(reader),
    trust: readTrust(reader),
    source: readSource(reader, files, port),
    minPollMs: reader.whole('MS', { min: 50, max: 60_000 }, 250),
    view: reader.choice('VIEW', ['open', 'login'], 'open'),
    registry: readRegistry(reader),
    password: reader.secret('ADMIN_PASSWORD', 1),
    users: readUserFile(reader),
    sessionSecret: reader.secret('SESSION_SECRET', 32),
    metricsToken: reader.secret('METRICS_TOKEN', 16),
    allowedHosts: reader.list('ALLOWED_HOSTS', HOST_NAME, 'names such as swarm.example.com, without http://'),
    publishedHost: readPublishedHost(reader),
    auditLog: readAuditLog(reader, files.checkAppend),
    dockerCli: reader.text('DOCKER_CLI'),
    logLevel: reader.choice('LOG_LEVEL', LOG_LEVELS, 'info'),
    runAs: reader.whole('RUN_AS', { min: 1, max: 2 ** 31 - 1 }, null),
  };
  for (const { name, meant } of nearMisses(env, reader.names))
    reader.mistake(`${name}: no such setting. Is ${meant} meant? Rename it, or unset it`);
  return reader.mistakes.length > 0 ? err(reader.mistakes) : ok(config);
}

/** As dockersamples/visualizer takes it: with a slash in front or without. */
function readRoot(reader: EnvironmentReader): string {
  const path = (reader.text('CTX_ROOT') ?? '').replace(/^\/+|\/+$/g, '');
  if (path === '') return '';
  if (!/^[\w~-]+(\/[\w~-]+)*$/.test(path))
    reader.mistake(`CTX_ROOT=${path}: must be a path such as /swarm, of letters, digits, "-", "_" and "~"`);
  return `/${path}`;
}

function readPublishedHost(reader: EnvironmentReader): string | null {
  const text = reader.text('PUBLISHED_HOST');
  const host = text === null ? null : readHost(text);
  if (text !== null && host === null)
    reader.mistake(
      `PUBLISHED_HOST=${text}: must be a name or an address that browsers reach, such as swarm.example.com, without http:// and without a port`,
    );
  return host;
}

function readTrust(reader: EnvironmentReader): Trust {
  const proxies = reader.list('TRUST_PROXY', /./, 'addresses');
  try {
    return trustIn(proxies);
  } catch {
    reader.mistake(
      `TRUST_PROXY=${proxies.join(',')}: must be addresses, ranges such as 10.0.0.0/8, loopback, linklocal, uniquelocal, or all`,
    );
    return trustIn([]);
  }
}

function readAuditLog(reader: EnvironmentReader, checkAppend: ConfigFiles['checkAppend']): string | null {
  const path = reader.text('AUDIT_LOG');
  try {
    if (path !== null) checkAppend(path);
  } catch (cause) {
    reader.mistake(`AUDIT_LOG: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
  return path;
}

function readRegistry(reader: EnvironmentReader): RegistryConfig | null {
  const url = reader.text('REGISTRY');
  const secret = reader.secret('REGISTRY_AUTH', 1);
  const office = reader.text('REGISTRY_AUTH_REALM');
  if (url === null) return null;
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    reader.mistake(
      `REGISTRY: must be an address such as http://registry:5000, not "${url.replace(/^.*@/, '')}"`,
    );
    return null;
  }
  const { origin, host } = new URL(url);
  const credentials = secret === null ? null : readCredentials(secret, host);
  if (secret !== null && credentials === null)
    reader.mistake(`REGISTRY_AUTH_FILE: must be user:password, or docker's config.json with ${host} in it`);
  return { url: origin, credentials, realm: office === null ? undefined : readRealm(reader, office, origin) };
}

/** The origin where the registry's tokens are given out. */
function readRealm(reader: EnvironmentReader, office: string, registry: string): string | undefined {
  const { protocol = '', origin } = URL.canParse(office) ? new URL(office) : {};
  // No password goes without TLS that would have gone with it.
  const isSafe = protocol === 'https:' || (protocol === 'http:' && registry.startsWith('http:'));
  if (isSafe) return origin;
  reader.mistake(
    `REGISTRY_AUTH_REALM: must be an address such as https://auth.example.com, not "${office.replace(/^.*@/, '')}", and https where REGISTRY is`,
  );
  return undefined;
}

function readSource(
  reader: EnvironmentReader,
  { exists, addressMistakes }: Pick<ConfigFiles, 'exists' | 'addressMistakes'>,
  port: number,
): SourceConfig {
  const dockerHost = reader.text('DOCKER_HOST');
  const choice = reader.choice('SWARM', ['auto', 'live', 'demo'], 'auto');
  const demo = {
    kind: 'demo' as const,
    socketPath: reader.text('DEMO_SOCKET') ?? join(tmpdir(), `swarmscope-demo-${port || process.pid}.sock`),
    nodes: reader.whole('DEMO_NODES', { min: 1, max: 2_000 }, undefined),
    tasks: reader.whole('DEMO_TASKS', { min: 0, max: 100_000 }, undefined),
    calm: reader.choice('DEMO', ['story', 'calm'], 'story') === 'calm',
  };
  const tlsVerify = reader.text('DOCKER_TLS_VERIFY');
  const address: DockerAddress = {
    host: dockerHost ?? `unix://${DEFAULT_DOCKER_SOCKET}`,
    tlsVerify: tlsVerify !== null && tlsVerify !== '0' && tlsVerify.toLowerCase() !== 'false',
    certPath: reader.text('DOCKER_CERT_PATH') ?? undefined,
  };
  const isLive = choice === 'live' || (choice === 'auto' && (dockerHost || exists(DEFAULT_DOCKER_SOCKET)));
  if (!isLive) return demo;
  for (const mistake of addressMistakes(address)) reader.mistake(mistake);
  return { kind: 'live', address };
}

function readUserFile(reader: EnvironmentReader): readonly User[] {
  const file = reader.file('USERS_FILE');
  const users = readUsers(file ?? '');
  if (!users.ok) for (const mistake of users.error) reader.mistake(`USERS_FILE: ${mistake}`);
  return users.ok ? users.value : [];
}

/** The Docker that `source` stands for. */
export const dockerAddress = (source: SourceConfig): DockerAddress =>
  source.kind === 'live' ? source.address : { host: `unix://${source.socketPath}` };
