import { version } from './decode-parts';
import { dockerError } from './docker-error';
import type { Known, Listing } from './engine';
import { inTurns } from './in-turns';
import { object, text as textOf } from './json';
import { createRecordCutter, type RecordBytes } from './record-cutter';

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

/** As `readList`; an object that is known in the same version keeps its reference and is not decoded. [W2, W6] */
export function readVersioned<Id extends string, T extends Versioned>(
  text: string,
  known: Known<Id, T>,
  reading: Reading<T>,
): Listing<T> {
  const listing = collector(reading);
  for (const value of parseList(text)) {
    const record = object(value);
    const old = known(textOf(record.ID) as Id); // an id that is none finds nothing
    if (old && old.version === version(record) && !reading.unversioned) listing.keep(old);
    else listing.add(value);
  }
  return listing.done();
}

/** From so many bytes on a list is taken in pieces. */
const LARGE = 100_000;

/**
 * As `readVersioned`, from bytes that are still coming in. Of a large list only what changed is parsed, which is most of
 * the cost, and no more than a record is held. Resolves to null where such a list cannot be cut into records.
 */
export async function readPieces<Id extends string, T extends Versioned>(
  pieces: AsyncIterable<Buffer>,
  known: Known<Id, T>,
  reading: Reading<T>,
): Promise<Listing<T> | null> {
  const listing = collector(reading);
  const take = (records: readonly RecordBytes[]): boolean => {
    for (const record of records) {
      const old = known(record.id as Id);
      if (old && old.version === record.version && isWhole(record, reading)) listing.keep(old);
      else {
        const value = parse(record.data.toString('utf8', record.start, record.end));
        if (value === undefined) return false;
        listing.add(value);
      }
    }
    return true;
  };

  const cutter = createRecordCutter();
  const beginning: Buffer[] = [];
  let size = 0;
  for await (const piece of inTurns(pieces)) {
    const isBegun = size >= LARGE;
    size += piece.length;
    if (!isBegun) beginning.push(piece);
    if (size < LARGE) continue;
    const records = cutter.push(isBegun ? piece : Buffer.concat(beginning));
    if (!records || !take(records)) return null;
  }
  if (size < LARGE) return readVersioned(Buffer.concat(beginning).toString(), known, reading);
  const last = cutter.end();
  return last && take(last) ? listing.done() : null;
}

/** Whether the version tells of all that the record says. */
const isWhole = (
  { data, start, end }: RecordBytes,
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
