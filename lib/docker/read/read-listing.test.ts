import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { object } from '@/lib/base/json';
import { taskRecord } from '../made-up-records.testing';
import { createElementCutter } from './element-cutter';
import { readVersioned } from './read-listing';

/** What looks like the place between two records, and is not. */
const TWIN = '},{"ID":"a","Version":{"Index":1},';

/** Records as Go prints them: ID and Version first, the rest anything, with lists in it of what looks like records. */
const record = fc
  .record({
    ID: fc.stringMatching(/^[a-z0-9]{25}$/),
    Version: fc.record({ Index: fc.nat() }),
    Volumes: fc.constant([
      { ID: 'nested', Source: 'csi' },
      { ID: 'nested too', Version: { Index: 1 } },
    ]),
    Anything: fc.jsonValue(),
    Text: fc.constantFrom(TWIN, '"', '\\"', '\\', '\\\\', ']', '}]', '[{', '🐳', '\u2028'),
  })
  .map(({ ID, Version, ...rest }) => ({ ID, Version, ...rest }));

/** The bytes of `text` in pieces that end at `cuts`, within a letter too. */
function piecesOf(text: string, cuts: readonly number[]): Buffer[] {
  const bytes = Buffer.from(text);
  const ends = [...cuts.map((cut) => cut % bytes.length), bytes.length].sort((a, b) => a - b);
  return ends.map((end, i) => bytes.subarray(ends[i - 1] ?? 0, end));
}

/** The texts of the elements; null where it is no list. */
function cutApart(pieces: readonly Buffer[]): readonly string[] | null {
  const cutter = createElementCutter();
  const found: string[] = [];
  for (const piece of pieces) {
    const elements = cutter.push(piece);
    if (!elements) return null;
    found.push(...elements.map(({ data, start, end }) => data.toString('utf8', start, end)));
  }
  return cutter.end() ? found : null;
}

/** The same by a parser: undefined where it is none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function* incoming(pieces: Iterable<Buffer>): AsyncGenerator<Buffer> {
  yield* pieces;
}

const unknown = () => undefined;
const asItIs = { decode: (value: unknown) => ({ value, version: 1 }) };

describe('cutting a list without parsing it', () => {
  const spaces = fc.constantFrom(undefined, 1, '\t');
  const lists = fc.oneof(fc.array(record), fc.array(fc.jsonValue()));

  test('gives each element its own text, wherever the text is cut on its way', () => {
    fc.assert(
      fc.property(lists, spaces, fc.array(fc.nat()), (list, space, cuts) => {
        const text = `${JSON.stringify(list, null, space)}\n`;
        expect(cutApart(piecesOf(text, cuts))?.map((one) => JSON.parse(one))).toEqual(JSON.parse(text));
      }),
    );
  });

  test('takes for a list what a parser does, and nothing else', async () => {
    const broken = fc
      .tuple(fc.array(fc.jsonValue()), fc.nat(), fc.constantFrom('', '"', '\\', ',', '[', ']', '{', '}', 'x'))
      .map(([list, at, put]) => {
        const text = JSON.stringify(list);
        const place = at % (text.length + 1);
        return `${text.slice(0, place)}${put}${text.slice(place + (at % 2))}`;
      });
    await fc.assert(
      fc.asyncProperty(broken, fc.array(fc.nat()), async (text, cuts) => {
        const whole = parsed(text);
        const expected = whole === null ? [] : Array.isArray(whole) ? whole : 'none';
        const pieces = text === '' ? [] : piecesOf(text, cuts);
        const found = await readVersioned(incoming(pieces), unknown, asItIs).then(
          (listing) => listing?.items.map(({ value }) => value) ?? 'none',
        );
        expect(found).toEqual(expected);
      }),
      { numRuns: 1_000 },
    );
  });

  test.each(['[]', ' [ ] \n', 'null', ' null\n'])('%j is an empty list', (text) =>
    expect([cutApart([Buffer.from(text)]), cutApart([...text].map((one) => Buffer.from(one)))]).toEqual([
      [],
      [],
    ]),
  );

  test.each([
    '',
    'nul',
    'nullnull',
    'nu ll',
    '{',
    '{}',
    '"[]"',
    'x[]',
    '\ufeff[]',
    '[',
    '[{"ID":"a","Version":{"Index":1}}',
    '["]',
    '["a\\"]',
    '[}',
    '[]]',
    '[],[]',
    '[]<html>',
    '<html>[]',
  ])('%j is none', (text) =>
    expect([cutApart([Buffer.from(text)]), cutApart([...text].map((one) => Buffer.from(one)))]).toEqual([
      null,
      null,
    ]),
  );
});

describe('[W2] a large list', () => {
  const decode = (value: unknown) => {
    const { ID, Version } = value as { ID: string; Version: { Index: number } };
    return ID ? { id: ID, version: Version.Index } : null;
  };
  const records = Array.from({ length: 2_000 }, (_, i) => ({
    ...taskRecord(),
    ID: `task${i}`,
    Version: { Index: i },
  }));
  const text = `${JSON.stringify(records)}\n`;
  const pieces = () =>
    incoming(
      piecesOf(
        text,
        Array.from({ length: 40 }, (_, i) => i * 65_536),
      ),
    );

  test('is read whole', async () => {
    expect(text.length).toBeGreaterThan(500_000);
    expect(await readVersioned(pieces(), unknown, { decode })).toEqual({
      items: records.map(decode),
      skipped: 0,
    });
  });

  test('parses nothing of what is known in the same version', async () => {
    const known = new Map(records.map((one) => [one.ID, { id: one.ID, version: one.Version.Index }]));
    known.set('task7', { id: 'task7', version: 6 });
    const decoded: unknown[] = [];
    const listing = await readVersioned(pieces(), (id: string) => known.get(id), {
      decode: (value) => {
        decoded.push(value);
        return decode(value);
      },
    });
    expect(decoded).toEqual([{ ...taskRecord(), ID: 'task7', Version: { Index: 7 } }]);
    expect(listing?.items).toHaveLength(records.length);
    expect(listing?.items[8]).toBe(known.get('task8'));
  });

  test('counts what is bad among what is good', async () => {
    const listing = await readVersioned(pieces(), unknown, {
      decode: (value) => (object(value).ID === 'task9' ? null : decode(value)),
      omit: (value) => object(value).ID === 'task10',
    });
    expect(listing?.items).toHaveLength(records.length - 2);
    expect(listing?.skipped).toBe(1);
  });

  test('decodes what its version leaves out', async () => {
    const known = new Map(records.map((one) => [one.ID, { id: one.ID, version: one.Version.Index }]));
    const spoken = text.replace(
      '"ID":"task9","Version":{"Index":9}',
      '"ID":"task9","Version":{"Index":9},"Unversioned":1',
    );
    const decoded: string[] = [];
    await readVersioned(incoming([Buffer.from(spoken)]), (id: string) => known.get(id), {
      unversioned: '"Unversioned":',
      decode: (value) => {
        decoded.push(decode(value)?.id ?? 'none');
        return decode(value);
      },
    });
    expect(decoded).toEqual(['task9']);
  });

  test.each([
    ['as it is', text],
    ['with CSI volumes', text.replaceAll('"Slot":1', `"Slot":1,"Volumes":[{"ID":"v"${TWIN}"Source":"csi"}]`)],
    ['pretty', JSON.stringify(records, null, 2)],
    ['with spaces everywhere', text.replaceAll('":', '" : ').replaceAll(',"', ' , "')],
    ['in another order', text.replaceAll(/"ID":("task\d+"),("Version":\{"Index":\d+\})/g, '$2,"ID":$1')],
  ])('of what is known, %s, keeps every reference and decodes nothing', async (_, spoken) => {
    expect(parsed(spoken)).toHaveLength(records.length);
    const known = new Map(records.map((one) => [one.ID, { id: one.ID, version: one.Version.Index }]));
    const decoded: unknown[] = [];
    const listing = await readVersioned(
      incoming(piecesOf(spoken, [100, 70_000, 300_001])),
      (id: string) => known.get(id),
      {
        decode(value) {
          decoded.push(value);
          return null;
        },
      },
    );
    expect([decoded, listing?.skipped]).toEqual([[], 0]);
    expect(listing?.items).toEqual([...known.values()]);
    expect(listing?.items.every((item) => item === known.get(item.id))).toBe(true);
  });

  test.each([
    ['a record that is none', '},{"ID":"","Oops":true},{"ID":"task9",'],
    ['a value that is no record', '},null,{"ID":"task9",'],
  ])('with %s is read but for that', async (_, put) => {
    const spoilt = text.replace('},{"ID":"task9",', put);
    const listing = await readVersioned(incoming([Buffer.from(spoilt)]), unknown, {
      decode: (value) => (object(value).ID ? decode(value) : null),
    });
    expect([listing?.items.length, listing?.skipped]).toEqual([records.length, 1]);
  });

  test.each([
    ['no end', text.slice(0, -2)],
    ['another beginning', `<html>${text}`],
    ['another end', `${text}<html>`],
    ['half a record', text.replace('"Slot":1', '"Slot":')],
  ])('with %s is none', async (_, spoilt) => {
    expect(await readVersioned(incoming([Buffer.from(spoilt)]), unknown, { decode })).toBeNull();
  });

  test('of one record without end is held, and looked at, once', async () => {
    const long = JSON.stringify([{ ...taskRecord(), Labels: { long: 'x'.repeat(20_000_000) } }]);
    const small = Array.from({ length: 2_000 }, (_, i) => i * 10_000);
    const listing = await readVersioned(incoming(piecesOf(long, small)), unknown, asItIs);
    expect(listing?.items).toHaveLength(1);
  });
});
