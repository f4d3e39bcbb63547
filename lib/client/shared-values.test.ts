import { expect, it } from 'vitest';
import { createSharedValues } from './shared-values';

/** A message's table, as it comes over the wire. */
const table = () => JSON.parse('["web",{"name":"echo","digest":null},null,7,"null","{}",{}]') as unknown[];

it('gives the first copy of what is equal, and changes no value', () => {
  const share = createSharedValues();
  const [first, second] = [share(table()), share(table())];
  expect(first).toEqual(table());
  expect(second).toEqual(table());
  for (const [at, value] of second.entries()) expect(value).toBe(first[at]);
});

it('holds no more than a bound', () => {
  const share = createSharedValues(3);
  const [, before] = share(table());
  const [, after] = share(table());
  expect(after).toEqual(before);
  expect(after).not.toBe(before);
});
