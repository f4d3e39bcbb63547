import { object, text as textOf } from '@/lib/base/json';
import { version } from '../parts/decode-parts';
import { dockerError } from '../wire/docker-error';
import { createElementCutter, type ElementBytes } from './element-cutter';
import { inTurns } from './in-turns';
import type { Known, Listing } from './listing';

/** How a kind of record is read. */
export interface Reading<T> {
  /** null for a bad one. */
  readonly decode: (value: unknown) => T | null;
  /** What it picks is left out and not counted. */
  readonly omit?: (value: unknown) => boolean;
  /** Records with this in their text are decoded whatever their version says: they have parts that it leaves out. */
  readonly unversioned?: string;
}

interface Versioned {
  readonly version: number;
}

/** A list's JSON text as records, each decoded. Throws `garbage` where the text is no JSON list. [W6] */
export function readList<T>(text: string, reading: Reading<T>): Listing<T> {
  const listing = collector(reading);
  for (const value of parseList(text)) listing.add(value);
  return listing.done();
}

/** How Docker begins every record that has a version, and more bytes than that takes. */
const HEAD = /^\s*\{\s*"ID"\s*:\s*"([A-Za-z0-9]+)"\s*,\s*"Version"\s*:\s*\{\s*"Index"\s*:\s*(\d+)\s*\}/;
const HEAD_BYTES = 256;

/**
 * As `readList`, from bytes that are still coming in. An object that is known in the same version keeps its reference and
 * is not decoded; most are not even parsed, which is most of the cost, and no more than a record is held. Resolves to null
 * where that is no JSON list. [W2, W6]
 */
export async function readVersioned<Id extends string, T extends Versioned>(
  pieces: AsyncIterable<Buffer>,
  known: Known<Id, T>,
  reading: Reading<T>,
): Promise<Listing<T> | null> {
  const listing = collector(reading);
  const knownAs = (id: string, index: number | null): T | null => {
    const old = known(id as Id); // an id that is none finds nothing
    return old && old.version === index ? old : null;
  };
  const cutter = createElementCutter();
  for await (const piece of inTurns(pieces)) {
    const elements = cutter.push(piece);
    if (!elements) return null;
    for (const element of elements) {
      const { data, start, end } = element;
      const isWhole = hasVersionOfAll(element, reading);
      const head = data.toString('latin1', start, Math.min(end, start + HEAD_BYTES));
      const [, id, index] = HEAD.exec(head) ?? [];
      const same = isWhole && id ? knownAs(id, Number(index)) : null;
      if (same) {
        listing.keep(same);
        continue;
      }
      const value = parse(data.toString('utf8', start, end));
      if (value === undefined) return null;
      // Another order of keys than Docker's hides the head, not the version.
      const record = object(value);
      const old = isWhole && !id ? knownAs(textOf(record.ID), version(record)) : null;
      if (old) listing.keep(old);
      else listing.add(value);
    }
  }
  return cutter.end() ? listing.done() : null;
}

/** Whether the version tells of all that the record says. */
const hasVersionOfAll = (
  { data, start, end }: ElementBytes,
  { unversioned }: Pick<Reading<unknown>, 'unversioned'>,
): boolean => unversioned === undefined || !data.subarray(start, end).includes(unversioned);

function collector<T>({ decode, omit }: Reading<T>) {
  const items: T[] = [];
  let skipped = 0;
  return {
    keep: (item: T) => void items.push(item),
    add(value: unknown) {
      if (omit?.(value)) return;
      const item = decode(value);
      if (item) items.push(item);
      else skipped += 1;
    },
    done: (): Listing<T> => ({ items, skipped }),
  };
}

function parseList(text: string): readonly unknown[] {
  const value = parse(text);
  if (value === null) return []; // how Go may write an empty list
  if (!Array.isArray(value)) throw dockerError('garbage', 'not a list');
  return value;
}

/** undefined where `text` is no JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
