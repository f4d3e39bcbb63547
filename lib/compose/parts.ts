import type { Finding } from '@/lib/swarm/finding';
import type { ComposeFile, Path } from './compose-file';
import { nearest } from './keys';

type Map = Readonly<Record<string, unknown>>;

export const isMap = (value: unknown): value is Map =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A map, else an empty one. */
export const map = (value: unknown): Map => (isMap(value) ? value : {});

export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Keys that `known` does not hold; with the one that was perhaps meant, as "key → known". */
export const checkKeys = (file: ComposeFile, path: Path, value: Map, known: ReadonlySet<string>): Finding[] =>
  Object.keys(value)
    .filter((key) => !known.has(key) && !key.startsWith('x-'))
    .map((key) => {
      const meant = nearest(key, known);
      return file.at([...path, key], 'unknown-key', meant ? `${key} → ${meant}` : key);
    });
