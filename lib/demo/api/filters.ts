import { ApiError } from '../control/api-error';
import { isObject } from '../control/go-reader';
import type { Labels } from '../objects/specs';

/** Docker's `filters` parameter: names with the values to match, any of a name's, and all of the names. */
export interface Filters {
  get(name: string): readonly string[];
  /** No value is asked for, or one is fine. */
  allows(name: string, isFine: (value: string) => boolean): boolean;
  /** Every label asked for, as `key` or `key=value`, is there. */
  allowsLabels(name: string, labels: Labels): boolean;
}

/** Reads `{"name":["value"]}` or the older `{"name":{"value":true}}`, and refuses names not `known`. */
export function readFilters(text: string | null, known: readonly string[]): Filters {
  const byName = new Map<string, readonly string[]>();
  for (const [name, values] of Object.entries(parse(text ?? ''))) {
    if (!known.includes(name)) throw new ApiError(400, `Invalid filter '${name}'`);
    byName.set(name, readValues(name, values));
  }
  const get = (name: string) => byName.get(name) ?? [];
  return {
    get,
    allows(name, isFine) {
      const values = get(name);
      return values.length === 0 || values.some(isFine);
    },
    allowsLabels: (name, labels) =>
      get(name).every((asked) => {
        const at = asked.indexOf('=');
        const key = at < 0 ? asked : asked.slice(0, at);
        return Object.hasOwn(labels, key) && (at < 0 || labels[key] === asked.slice(at + 1));
      }),
  };
}

function readValues(name: string, values: unknown): readonly string[] {
  if (Array.isArray(values)) return values.map(String);
  if (isObject(values)) return Object.keys(values).filter((value) => values[value] === true);
  throw new ApiError(400, `Invalid filter '${name}'`);
}

function parse(text: string): Record<string, unknown> {
  if (text === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
  } catch {
    // Told below, as what is not an object.
  }
  // Docker answers 500 here.
  throw new ApiError(500, 'invalid filter: it must be a JSON object');
}
