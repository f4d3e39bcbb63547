import type { Finding } from '@/lib/swarm/operations/finding';
import type { ComposeFile, Path } from './compose-file';

type Map = Readonly<Record<string, unknown>>;

export const isMap = (value: unknown): value is Map =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A map, else an empty one. */
export const map = (value: unknown): Map => (isMap(value) ? value : {});

export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** A scalar as text; '' for what is none. */
export const word = (value: unknown): string =>
  typeof value === 'object' && value !== null ? '' : String(value);

/** A remark on an unknown key, and the keys that may have been meant: which one is looked for where it is told. */
export interface Remark extends Finding {
  readonly known?: Iterable<string>;
}

/** Keys that the docker CLI takes and does not read. */
export const ignoredKeys = (
  file: ComposeFile,
  path: Path,
  value: unknown,
  isIgnored: (key: string) => boolean,
): Remark[] =>
  Object.keys(map(value))
    .filter(isIgnored)
    .map((key) => file.at([...path, key], 'ignored-key', key, 'warning'));

/** Keys that `known` does not hold. */
export const checkKeys = (file: ComposeFile, path: Path, value: Map, known: ReadonlySet<string>): Remark[] =>
  Object.keys(value)
    .filter((key) => !known.has(key) && !key.startsWith('x-'))
    .map((key) => ({ ...file.at([...path, key], 'unknown-key', key), known }));
