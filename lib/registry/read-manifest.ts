import { RegistryError } from './fetch-text';

/** What a manifest tells of its image. */
export interface Manifest {
  /** Bytes of its configuration and layers; null for a list, which only points to manifests. */
  readonly size: number | null;
  readonly platforms: readonly string[];
  /** The digest of the first manifest that a list points to; null for what is no list. */
  readonly first: string | null;
}

/** Reads an image's manifest, or a list of them (Docker's and OCI's). Throws `RegistryError` for what is neither. */
export function readManifest(value: unknown): Manifest {
  const { manifests, layers, config } = record(value);
  if (Array.isArray(manifests)) {
    const images = manifests.map(record).filter((one) => platformOf(one) !== 'unknown/unknown');
    const first = images[0]?.digest;
    return {
      size: null,
      platforms: images.map(platformOf).filter((platform) => platform !== '/'),
      first: typeof first === 'string' && /^[a-z0-9]+:[0-9a-f]+$/.test(first) ? first : null,
    };
  }
  if (!Array.isArray(layers)) throw new RegistryError('not-registry', 'no manifest');
  const sizes = [config, ...layers].map((part) => record(part).size);
  const isKnown = sizes.every((size) => typeof size === 'number' && size >= 0);
  return {
    size: isKnown ? sizes.reduce<number>((sum, size) => sum + Number(size), 0) : null,
    platforms: [],
    first: null,
  };
}

/** A list of texts under `key`; none for null, which a registry says of a repository without tags. */
export function listOf(value: unknown, key: string): readonly string[] {
  const list = record(value)[key];
  if (list === null) return [];
  if (!Array.isArray(list)) throw new RegistryError('not-registry', `no ${key} in the answer`);
  return list.filter((item): item is string => typeof item === 'string');
}

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};

function platformOf(entry: Readonly<Record<string, unknown>>): string {
  const { os, architecture, variant } = record(entry.platform);
  return [os ?? '', architecture ?? '', ...(variant ? [variant] : [])].join('/');
}
