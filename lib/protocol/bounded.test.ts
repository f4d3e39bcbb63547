import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isBounded } from './bounded';

/** How many fields and items a look at `value` touches. */
function touched(value: object, look: (counted: unknown) => unknown): number {
  let count = 0;
  const counting = (target: object): object =>
    new Proxy(target, {
      get(of, key) {
        if (typeof key === 'string' && key !== 'length') count += 1;
        const inner: unknown = Reflect.get(of, key);
        return typeof inner === 'object' && inner !== null ? counting(inner) : inner;
      },
    });
  look(counting(value));
  return count;
}

const wide = Array.from({ length: 340_000 }, () => ({ wrong: 1 }));
const record = Object.fromEntries(wide.map((_, n) => [`key${n}`, n]));
const many = Array.from({ length: 900 }, () => Array.from({ length: 900 }, () => 0));
const deep = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000));

it.each([
  ['a long list', wide],
  ['a large record', record],
  ['many lists', many],
  ['a deep list', deep],
  ['one within a field', { kind: 'x', a: { b: wide } }],
])('%s is refused without being read through', (_, value) => {
  expect(touched(value, (counted) => expect(isBounded(counted)).toBe(false))).toBeLessThan(35_000);
});

it('what people send is taken', () => {
  const list = Array.from({ length: 1_000 }, (_, n) => ({
    type: 'bind',
    source: `/s${n}`,
    target: '/t',
    readOnly: true,
  }));
  expect(
    isBounded({
      kind: 'create-service',
      mounts: list,
      ports: Array.from({ length: 3_000 }, (_, n) => ({
        target: n,
        published: n,
        protocol: 'udp',
        mode: 'host',
        was: n,
      })),
      env: Object.fromEntries(list.map((_, n) => [`V${n}`, 'v'])),
    }),
  ).toBe(true);
  for (const value of [undefined, null, 1, 'x'.repeat(700_000), [], {}]) expect(isBounded(value)).toBe(true);
});

it('never throws, and says no only of what is large', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
      expect(isBounded(value)).toBe(true);
    }),
  );
});
