import { sameJson } from '@/lib/base/equal';

/** Objects of one shape as columns, which compress far better than objects. See `unpack`. */
export interface Packed {
  readonly size: number;
  readonly columns: Readonly<Record<string, Column>>;
}

/**
 * A field's values, in the objects' order. A number: the place in the message's table of the one value that all have.
 * A list: each one's place there. `steps`: numbers, each as the difference from the one before. `text`: strings of one
 * length, joined.
 */
export type Column =
  | number
  | readonly number[]
  | { readonly steps: readonly number[] }
  | { readonly text: string };

/** Packs the objects of one message; a value that repeats is in the table once for all of them. */
export class Packer {
  readonly table: unknown[] = [];
  private readonly places = new Map<unknown, number>();

  /**
   * `fields` are those that travel. `idOf` makes the field `id`, for objects whose ids nothing else in the message
   * names. Yields between fields, for a caller that must not block.
   */
  *pack<T extends object>(
    objects: readonly T[],
    fields: readonly (keyof T & string)[],
    idOf?: (object: T) => string,
  ): Generator<undefined, Packed> {
    const columns: Record<string, Column> = {};
    for (const field of fields) {
      columns[field] =
        field === 'id' && idOf
          ? this.ids(objects.map(idOf))
          : this.column(objects.map((object) => object[field]));
      yield;
    }
    return { size: objects.length, columns };
  }

  private ids(ids: readonly string[]): Column {
    const length = ids[0]?.length ?? 0;
    return ids.every((id) => id.length === length) ? { text: ids.join('') } : this.column(ids);
  }

  private column(values: readonly unknown[]): Column {
    const [first] = values;
    if (values.every((value) => value === first)) return this.place(first);
    if (values.every(isWhole)) return { steps: values.map((value, i) => value - (values[i - 1] ?? 0)) };
    const places: number[] = [];
    let last: unknown;
    for (const value of values) {
      // Neighbours are mostly alike, which is cheaper to see than to look up.
      const repeated = places.length > 0 && sameJson(value, last);
      places.push(repeated ? (places.at(-1) ?? 0) : this.place(value));
      last = value;
    }
    return places.every((place) => place === places[0]) ? (places[0] ?? 0) : places;
  }

  private place(value: unknown): number {
    // No text of Docker's begins like that.
    const key = typeof value === 'object' && value !== null ? `\0${JSON.stringify(value)}` : value;
    const place = this.places.get(key) ?? this.table.push(value) - 1;
    this.places.set(key, place);
    return place;
  }
}

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value);
