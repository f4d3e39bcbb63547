import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonLines } from './json-lines';

async function* chunksOf(bytes: Buffer, cuts: readonly number[]): AsyncGenerator<Buffer> {
  let start = 0;
  for (const cut of [...cuts].sort((a, b) => a - b)) {
    yield bytes.subarray(start, cut);
    start = cut;
  }
  yield bytes.subarray(start);
}

async function valuesOf(chunks: AsyncIterable<Buffer>): Promise<unknown[]> {
  const values: unknown[] = [];
  for await (const value of jsonLines(chunks)) values.push(value);
  return values;
}

test('lines come out whole, wherever the stream is cut, within a character too', async () => {
  const values = fc.array(fc.jsonValue(), { maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(values, fc.array(fc.nat(200)), async (lines, cuts) => {
      const bytes = Buffer.from(
        [...lines, { name: '🐳' }].map((line) => `${JSON.stringify(line)}\n`).join(''),
      );
      const inside = cuts.map((cut) => cut % bytes.length);
      expect(await valuesOf(chunksOf(bytes, inside))).toEqual(
        JSON.parse(JSON.stringify([...lines, { name: '🐳' }])),
      );
    }),
  );
});

test('lines that are no JSON are passed over, and the last needs no end', async () => {
  const bytes = Buffer.from('{"a":1}\r\n<html>\n\n{"b":\n\u001e{"c":3}\n{"d":4}');
  expect(await valuesOf(chunksOf(bytes, []))).toEqual([{ a: 1 }, { c: 3 }, { d: 4 }]);
});

test('a line without end takes no memory', async () => {
  async function* endless(): AsyncGenerator<Buffer> {
    for (let i = 0; i < 3; i++) yield Buffer.alloc(800_000, 'x');
    yield Buffer.from('\n{"a":1}\n');
  }
  expect(await valuesOf(endless())).toEqual([{ a: 1 }]);
});
