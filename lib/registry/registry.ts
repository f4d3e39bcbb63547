import type { RegistryAnswer, RegistryTag, Repositories, Tags } from '@/lib/swarm/registry';
import type { Credentials } from './credentials';
import { type Fetched, fetchText, RegistryError } from './fetch-text';
import { listOf, readManifest } from './read-manifest';

export interface RegistryConfig {
  /** `http://registry:5000` */
  readonly url: string;
  readonly credentials: Credentials;
}

/** A registry, asked by its API of version 2. What goes wrong is an answer too. */
export interface Registry {
  repositories(signal: AbortSignal): Promise<RegistryAnswer<Repositories>>;
  /** Source: distribution/distribution, docs/spec/api.md. */
  tags(repository: string, signal: AbortSignal): Promise<RegistryAnswer<Tags>>;
}

const MOST_REPOSITORIES = 1_000;
/** Each tag costs a request or two. */
const MOST_TAGS = 60;
const AT_ONCE = 6;

const MANIFESTS = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');

/** null: the settings name no registry. */
export function createRegistry(config: RegistryConfig | null): Registry {
  if (config === null) {
    const none = async () => ({ ok: false, kind: 'none', message: '' }) as const;
    return { repositories: none, tags: none };
  }
  const { url, credentials } = config;
  const ask = (path: string, signal: AbortSignal, accept = 'application/json') =>
    fetchText(new URL(`/v2/${path}`, url), credentials, accept, signal);
  const manifest = (repository: string, reference: string, signal: AbortSignal) =>
    ask(`${repository}/manifests/${encodeURIComponent(reference)}`, signal, MANIFESTS);

  async function tagOf(repository: string, name: string, signal: AbortSignal): Promise<RegistryTag> {
    const found = await manifest(repository, name, signal);
    const { size, platforms, first } = readManifest(jsonOf(found));
    const digest = found.headers.get('docker-content-digest') ?? '';
    if (first === null) return { name, digest, size, platforms };
    const one = readManifest(jsonOf(await manifest(repository, first, signal)));
    return { name, digest, size: one.size, platforms };
  }

  return {
    repositories: (signal) =>
      answer(async () => {
        const found = await ask(`_catalog?n=${MOST_REPOSITORIES}`, signal);
        const names = listOf(jsonOf(found), 'repositories');
        return { host: new URL(url).host, names, isCut: found.headers.has('link') };
      }),
    tags: (repository, signal) =>
      answer(async () => {
        const found = await ask(`${repository}/tags/list`, signal);
        const names = [...listOf(jsonOf(found), 'tags')].sort(newestFirst);
        const tags: RegistryTag[] = [];
        for (let i = 0; i < Math.min(names.length, MOST_TAGS); i += AT_ONCE) {
          const some = names.slice(i, Math.min(i + AT_ONCE, MOST_TAGS));
          tags.push(...(await Promise.all(some.map((name) => tagOf(repository, name, signal)))));
        }
        return { tags, isCut: names.length > MOST_TAGS || found.headers.has('link') };
      }),
  };
}

/** `latest`, then `2.10` before `2.9`. */
const newestFirst = (a: string, b: string): number =>
  Number(b === 'latest') - Number(a === 'latest') || b.localeCompare(a, 'en', { numeric: true });

async function answer<T>(work: () => Promise<T>): Promise<RegistryAnswer<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (error instanceof RegistryError) return { ok: false, kind: error.kind, message: error.message };
    throw error;
  }
}

function jsonOf({ text }: Fetched): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new RegistryError('not-registry', `no JSON: ${text.slice(0, 60)}`);
  }
}
