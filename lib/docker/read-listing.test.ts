import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { object } from './json';
import { taskRecord } from './made-up-records';
import { readPieces, readVersioned } from './read-listing';
import { createRecordCutter, type RecordBytes } from './record-cutter';

/** Records as Go prints them: ID and Version first, the rest anything, with nested twins of that start. */
const record = fc
  .record({
    ID: fc.stringMatching(/^[a-z0-9]{25}$/),
    Version: fc.record({ Index: fc.nat() }),
    Network: fc.constant({ ID: 'nested', Version: { Index: 1 } }),
    Anything: fc.jsonValue(),
    Text: fc.constantFrom('},{"ID":"a","Version":{"Index":1}', '"', '\\"', '\\', ']', '🐳'),
  })
  .map(({ ID, Version, ...rest }) => ({ ID, Version, ...rest }));

/** The bytes of `text` in pieces that end at `cuts`, within a letter too. */
function piecesOf(text: string, cuts: readonly number[]): Buffer[] {
  const bytes = Buffer.from(text);
  const ends = [...cuts.map((cut) => cut % bytes.length), bytes.length].sort((a, b) => a - b);
  return ends.map((end, i) => bytes.subarray(ends[i - 1] ?? 0, end));
}
const textOf = (record: RecordBytes | null): string =>
  record ? record.data.toString('utf8', record.start, record.end) : 'null';

async function* incoming(pieces: Iterable<Buffer>): AsyncGenerator<Buffer> {
  yield* pieces;
}

describe('cutting a list without parsing it', () => {
  test('gives each record its own text, wherever the text is cut on its way', () => {
    fc.assert(
      fc.property(fc.array(record, { minLength: 1 }), fc.array(fc.nat()), (records, cuts) => {
        const cutter = createRecordCutter();
        const text = `${JSON.stringify(records)}\n`;
        const parts = piecesOf(text, cuts).flatMap((piece) => cutter.push(piece) ?? [null]);
        parts.push(...(cutter.end() ?? [null]));
        expect(parts.map((part) => JSON.parse(textOf(part)))).toEqual(JSON.parse(text));
        expect(parts.map((part) => [part?.id, part?.version])).toEqual(
          records.map(({ ID, Version }) => [ID, Version.Index]),
        );
      }),
    );
  });

  test.each([
    ['[]'],
    ['null'],
    ['{'],
    ['[{"ID":"a","Version":{"Index":1}}'],
    ['[{"ID":"a","Version":{"Index":1}},{"ID":"b"}]'],
    ['[{"Version":{"Index":1},"ID":"a"}]'],
    ['[{"ID":"a","Version":{"Index":1}}]<html>'],
  ])('leaves %j to the parser', (text) => {
    const cutter = createRecordCutter();
    expect(cutter.push(Buffer.from(text)) && cutter.end()).toBeNull();
  });
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

  test('is read like a small one', async () => {
    expect(text.length).toBeGreaterThan(500_000);
    const whole = readVersioned(text, () => undefined, { decode });
    expect(whole.items).toEqual(records.map(decode));
    expect(await readPieces(pieces(), () => undefined, { decode })).toEqual(whole);
  });

  test('parses nothing of what is known in the same version', async () => {
    const known = new Map(records.map((one) => [one.ID, { id: one.ID, version: one.Version.Index }]));
    known.set('task7', { id: 'task7', version: 6 });
    const decoded: unknown[] = [];
    const listing = await readPieces(pieces(), (id: string) => known.get(id), {
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
    const listing = await readPieces(pieces(), () => undefined, {
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
    await readPieces(incoming([Buffer.from(spoken)]), (id: string) => known.get(id), {
      unversioned: '"Unversioned":',
      decode: (value) => {
        decoded.push(decode(value)?.id ?? 'none');
        return decode(value);
      },
    });
    expect(decoded).toEqual(['task9']);
  });

  test.each([
    ['a record that is none', text.replace('},{"ID":"task9",', '},{"ID":"","Oops":true},{"ID":"task9",')],
    ['a value that is no record', text.replace('},{"ID":"task9",', '},null,{"ID":"task9",')],
    ['no end', text.slice(0, -2)],
    ['another beginning', `<html>${text}`],
  ])('with %s is left to a reading as a whole', async (_, spoilt) => {
    expect(await readPieces(incoming([Buffer.from(spoilt)]), () => undefined, { decode })).toBeNull();
  });
});
