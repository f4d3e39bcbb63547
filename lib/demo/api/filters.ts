import { ApiError } from '../control/api-error';
import { isObject } from '../control/go-reader';
import type { Labels } from '../objects/specs';

/** Docker's `filters` parameter: names with the values to match, any of a name's, and all of the names. */
export class Filters {
  private constructor(private readonly byName: ReadonlyMap<string, readonly string[]>) {}

  /** Reads `{"name":["value"]}` or the older `{"name":{"value":true}}`, and refuses names not `known`. */
  static read(text: string | null, known: readonly string[]): Filters {
    const byName = new Map<string, string[]>();
    for (const [name, values] of Object.entries(parse(text ?? ''))) {
      if (!known.includes(name)) throw new ApiError(400, `Invalid filter '${name}'`);
      if (Array.isArray(values)) byName.set(name, values.map(String));
      else if (isObject(values)) {
        byName.set(
          name,
          Object.keys(values).filter((value) => values[value] === true),
        );
      } else throw new ApiError(400, `Invalid filter '${name}'`);
    }
    return new Filters(byName);
  }

  get(name: string): readonly string[] {
    return this.byName.get(name) ?? [];
  }

  /** No value is asked for, or one is fine. */
  allows(name: string, isFine: (value: string) => boolean): boolean {
    const values = this.get(name);
    return values.length === 0 || values.some(isFine);
  }

  /** Every label asked for, as `key` or `key=value`, is there. */
  allowsLabels(name: string, labels: Labels): boolean {
    return this.get(name).every((asked) => {
      const at = asked.indexOf('=');
      const key = at < 0 ? asked : asked.slice(0, at);
      return Object.hasOwn(labels, key) && (at < 0 || labels[key] === asked.slice(at + 1));
    });
  }
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
