import type { Labels } from '../objects/specs';
import { ApiError } from './api-error';

type Json = Record<string, unknown>;

export interface GoReader {
  /** The object as it came. */
  readonly raw: Json;
  has(key: string): boolean;
  text(key: string): string | undefined;
  texts(key: string): string[];
  number(key: string): number | undefined;
  integer(key: string): number | undefined;
  unsigned(key: string): number | undefined;
  labels(key: string): Labels;
  object(key: string, type?: string): GoReader;
  objects(key: string): GoReader[];
  /** `{[key]: value}` as it came, or nothing if it is absent. */
  keep(key: string): Json;
}

/**
 * Reads JSON as Go's decoder does into a struct: null is absent, and a value of the wrong type is refused with
 * Go's words ("json: cannot unmarshal number -1 into Go struct field …"). `path` is the field's path below.
 */
export function createGoReader(value: unknown, type: string, path = ''): GoReader {
  const fail = (key: string, what: unknown, wanted: string): never => {
    const field = [path, key].filter(Boolean).join('.');
    throw new ApiError(
      400,
      `json: cannot unmarshal ${describe(what)} into Go struct field ${type}.${field} of type ${wanted}`,
    );
  };
  if (value !== null && value !== undefined && !isObject(value)) {
    throw new ApiError(400, `json: cannot unmarshal ${describe(value)} into Go value of type swarm.${type}`);
  }
  const raw = isObject(value) ? value : {};
  const at = (key: string): unknown => raw[key] ?? undefined;

  const number = (key: string, wanted: string, isFine: (n: number) => boolean): number | undefined => {
    const found = at(key);
    if (found === undefined) return undefined;
    return typeof found === 'number' && isFine(found) ? found : fail(key, found, wanted);
  };
  const list = (key: string, wanted: string): unknown[] => {
    const found = at(key) ?? [];
    return Array.isArray(found) ? found : fail(key, found, wanted);
  };
  const object = (key: string, found: unknown, as = type): GoReader => {
    if (found !== undefined && !isObject(found)) fail(key, found, `swarm.${key}`);
    return createGoReader(found, as, [path, key].filter(Boolean).join('.'));
  };
  return {
    raw,
    has: (key) => at(key) !== undefined,
    text(key) {
      const found = at(key);
      return found === undefined || typeof found === 'string' ? found : fail(key, found, 'string');
    },
    texts: (key) =>
      list(key, '[]string').map((one) => (typeof one === 'string' ? one : fail(key, one, 'string'))),
    number: (key) => number(key, 'float32', () => true),
    integer: (key) => number(key, 'int64', Number.isSafeInteger),
    unsigned: (key) => number(key, 'uint64', (n) => Number.isInteger(n) && n >= 0 && n < 2 ** 64),
    labels(key) {
      const found = at(key) ?? {};
      if (!isObject(found)) return fail(key, found, 'map[string]string');
      const entries = Object.entries(found).map(([name, text]): [string, string] =>
        typeof text === 'string' ? [name, text] : fail(key, text, 'string'),
      );
      return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
    },
    object: (key, as) => object(key, at(key), as),
    objects: (key) => list(key, '[]swarm').map((one) => object(key, one)),
    keep: (key) => (at(key) === undefined ? {} : { [key]: at(key) }),
  };
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function describe(value: unknown): string {
  if (typeof value === 'number') return `number ${value}`;
  if (typeof value === 'boolean') return 'bool';
  return Array.isArray(value) ? 'array' : typeof value;
}
