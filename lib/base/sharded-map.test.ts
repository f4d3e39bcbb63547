import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ShardedMap } from './sharded-map';

const key = fc.integer({ min: 0, max: 400 }).map(String);
const change = fc.record({
  put: fc.array(fc.tuple(key, fc.nat(3)), { maxLength: 300 }),
  remove: fc.array(key, { maxLength: 300 }),
});

test('says what a map would say after any changes, and never changes itself', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 8 }), (changes) => {
      let sharded = ShardedMap.of<string, number>(new Map());
      const plain = new Map<string, number>();
      for (const { put, remove } of changes) {
        const before = sharded;
        const was = [...before];
        for (const each of remove) plain.delete(each);
        for (const [each, value] of put) plain.set(each, value);
        sharded = sharded.with(put, remove);
        expect([...before]).toEqual(was);
        expect(sharded.size).toBe(plain.size);
        expect(new Map(sharded)).toEqual(plain);
        expect([...sharded.keys()].map((each) => sharded.get(each))).toEqual([...sharded.values()]);
        for (const each of remove) expect(sharded.has(each)).toBe(plain.has(each));
      }
    }),
  );
});

test('[S5] a change of a large map copies little of it', () => {
  const large = ShardedMap.of(new Map(Array.from({ length: 30_000 }, (_, n) => [`task${n}`, n])));
  const next = large.with([['task7', -1]], ['task8']);
  const differing = [...ShardedMap.differing(large, next)];
  expect(differing.length).toBeLessThanOrEqual(2);
  for (const [part] of differing) expect(part.size).toBeLessThan(1_000);
});
