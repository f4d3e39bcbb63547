import { RegistryError } from './registry-error';

/** What a manifest tells of its image. */
export interface Manifest {
  /** Bytes of its configuration and layers; null for a list, which only points to manifests. */
  readonly size: number | null;
  readonly platforms: readonly string[];
  /** The digest of the first manifest that a list points to; null for what is no list. */
  readonly first: string | null;
}

/** Of one image. */
const MOST_PLATFORMS = 100;
const MOST_LAYERS = 1_000;

export const isDigest = (text: unknown): text is string =>
  typeof text === 'string' && /^[a-z0-9]+(?:[.+_-][a-z0-9]+)*:[0-9a-f]{32,128}$/.test(text);

/** Reads an image's manifest, or a list of them (Docker's and OCI's). Throws `RegistryError` for what is neither. */
export function readManifest(value: unknown): Manifest {
  const { manifests, layers, config } = record(value);
  if (Array.isArray(manifests)) {
    const images = manifests
      .slice(0, MOST_PLATFORMS)
      .map(record)
      .filter((one) => platformOf(one) !== 'unknown/unknown');
    const first = images[0]?.digest;
    return {
      size: null,
      platforms: images.map(platformOf).filter((platform) => platform !== ''),
      first: isDigest(first) ? first : null,
    };
  }
  if (!Array.isArray(layers) || layers.length > MOST_LAYERS)
    throw new RegistryError('not-registry', 'no manifest');
  const sizes = [config, ...layers].map((part) => record(part).size);
  const sum = sizes.reduce<number>((all, size) => all + (isSize(size) ? size : Number.NaN), 0);
  return { size: isSize(sum) ? sum : null, platforms: [], first: null };
}

const isSize = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

/** Names in a list, and whether it held more than these. */
export interface Names {
  readonly names: readonly string[];
  readonly isCut: boolean;
}

/** The first `most` texts under `key` that are names; none for null, which a registry says of a repository without tags. */
export function namesIn(value: unknown, key: string, isName: (text: string) => boolean, most: number): Names {
  const list = record(value)[key];
  if (list === null) return { names: [], isCut: false };
  if (!Array.isArray(list)) throw new RegistryError('not-registry', `no ${key} in the answer`);
  const names = list
    .slice(0, most)
    .filter((item): item is string => typeof item === 'string' && isName(item));
  return { names, isCut: names.length < list.length };
}

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};

/** `linux/arm/v7`; '' where it is not told in words of Docker's. */
function platformOf(entry: Readonly<Record<string, unknown>>): string {
  const { os, architecture, variant } = record(entry.platform);
  const parts = [os, architecture, ...(variant ? [variant] : [])];
  return parts.every((part) => typeof part === 'string' && /^[\w.+-]{1,32}$/.test(part))
    ? parts.join('/')
    : '';
}
