import { linkAbort } from '@/lib/base/link-abort';
import {
  isRepository,
  isTag,
  type RegistryAnswer,
  type RegistryTag,
  type Repositories,
  type Tags,
} from '@/lib/swarm/objects/registry';
import { type Access, fetchText } from './fetch-text';
import type { Got } from './get-text';
import { isDigest, namesIn, readManifest } from './read-manifest';
import { RegistryError } from './registry-error';

export interface RegistryConfig extends Access {
  /** `http://registry:5000` */
  readonly url: string;
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
/** Tags that are looked at for the newest. */
const MOST_LISTED = 20_000;
/** How long a question may take with all of its requests, ms. */
const BUDGET_MS = 20_000;

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
  const { url } = config;
  const ask = (path: string, signal: AbortSignal, accept = 'application/json') =>
    fetchText(new URL(`/v2/${path}`, url), config, accept, signal);
  const manifest = (repository: string, reference: string, signal: AbortSignal) =>
    ask(`${repository}/manifests/${encodeURIComponent(reference)}`, signal, MANIFESTS);

  async function tagOf(repository: string, name: string, signal: AbortSignal): Promise<RegistryTag> {
    const found = await manifest(repository, name, signal);
    const { size, platforms, first } = readManifest(jsonOf(found));
    const told = found.headers.get('docker-content-digest');
    const digest = isDigest(told) ? told : '';
    if (first === null) return { name, digest, size, platforms };
    const one = readManifest(jsonOf(await manifest(repository, first, signal)));
    return { name, digest, size: one.size, platforms };
  }

  return {
    repositories: (given) =>
      answer(given, async (signal) => {
        const found = await ask(`_catalog?n=${MOST_REPOSITORIES}`, signal);
        const { names, isCut } = namesIn(jsonOf(found), 'repositories', isRepository, MOST_REPOSITORIES);
        return { host: new URL(url).host, names, isCut: isCut || found.headers.has('link') };
      }),
    tags: (repository, given) =>
      answer(given, async (signal) => {
        const found = await ask(`${repository}/tags/list`, signal);
        const listed = namesIn(jsonOf(found), 'tags', isTag, MOST_LISTED);
        const names = [...listed.names].sort(newestFirst).slice(0, MOST_TAGS);
        const tags: RegistryTag[] = [];
        for (let i = 0; i < names.length; i += AT_ONCE) {
          const some = names.slice(i, i + AT_ONCE).map((name) => tagOf(repository, name, signal));
          const read = await Promise.all(some).catch((error: unknown) => {
            // Of a slow registry what came in time is worth seeing.
            if (tags.length > 0 && isSlow(error, given, signal)) return null;
            throw error;
          });
          if (read === null) break;
          tags.push(...read);
        }
        const isCut = listed.isCut || tags.length < listed.names.length || found.headers.has('link');
        return { tags, isCut };
      }),
  };
}

const inOrder = new Intl.Collator('en', { numeric: true });

/** `latest`, then `2.10` before `2.9`. */
const newestFirst = (a: string, b: string): number =>
  Number(b === 'latest') - Number(a === 'latest') || inOrder.compare(b, a);

/** Whether `error` tells that time was up, and not that who asked has `given` up. */
const isSlow = (error: unknown, given: AbortSignal, budget: AbortSignal): boolean =>
  (error instanceof RegistryError && error.kind === 'slow') || (budget.aborted && !given.aborted);

/** Does `work` within the time of a question; `given` ends it before. */
async function answer<T>(
  given: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<RegistryAnswer<T>> {
  const budget = new AbortController();
  const unlink = linkAbort(given, budget);
  const timer = setTimeout(() => budget.abort(), BUDGET_MS);
  try {
    return { ok: true, value: await work(budget.signal) };
  } catch (error) {
    if (error instanceof RegistryError) return { ok: false, kind: error.kind, message: error.message };
    if (isSlow(error, given, budget.signal))
      return { ok: false, kind: 'slow', message: `no answer in ${BUDGET_MS / 1_000} s` };
    throw error;
  } finally {
    clearTimeout(timer);
    unlink();
  }
}

function jsonOf({ text }: Got): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new RegistryError('not-registry', 'no JSON');
  }
}
