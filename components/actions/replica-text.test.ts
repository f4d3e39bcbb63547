import { expect, test } from 'vitest';
import { parseReplicas } from './replica-text';

test.each([
  ['6', 6],
  [' 6 ', 6],
  ['0', 0],
  ['007', 7],
  ['100000', 100_000],
])('%j is %i', (text, count) => {
  expect(parseReplicas(text)).toBe(count);
});

test.each(['', '-1', '1.5', '1e3', '0x10', '100001', '9'.repeat(30), 'six', '６', '+2'])(
  '%j is no count',
  (text) => {
    expect(parseReplicas(text)).toBeNull();
  },
);
