import fc from 'fast-check';
import { expect, test } from 'vitest';
import { numberedNames } from './numbered-names';

test('names are given as by trying every number from 2 each time', () => {
  const wanted = fc.constantFrom('A', 'A_2', 'A_2_2', 'A_3', 'B');
  const asked = fc.array(fc.tuple(wanted, fc.constantFrom('u', 'v', 'w', 'x', 'y', 'z')));
  fc.assert(
    fc.property(fc.array(wanted), asked, (taken, all) => {
      const holders = () => new Map<string, string | null>(taken.map((name) => [name, null]));
      const nameOf = numberedNames('_', holders());
      const plain = holders();
      for (const [name, holder] of all) {
        let expected: string = name;
        for (let n = 2; plain.has(expected) && plain.get(expected) !== holder; n++) expected = `${name}_${n}`;
        plain.set(expected, holder);
        expect(nameOf(name, holder)).toBe(expected);
      }
    }),
  );
});

test('20,000 that want one name are given it in about as many tries', () => {
  let tries = 0;
  class Counted extends Map<string, string | null> {
    override has(name: string): boolean {
      tries += 1;
      return super.has(name);
    }
  }
  const nameOf = numberedNames('-', new Counted());
  const holders = Array.from({ length: 20_000 }, (_, i) => `holder ${i}`);
  const names = holders.map((holder) => nameOf('a', holder));
  expect(names.slice(0, 3)).toEqual(['a', 'a-2', 'a-3']);
  expect(holders.map((holder) => nameOf('a', holder))).toEqual(names);
  expect(tries).toBe(20_000);
});
