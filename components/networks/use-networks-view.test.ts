import { expect, it } from 'vitest';
import { pick } from './use-networks-view';

it.each([
  [null, null, 'a', { from: 'a', network: null }],
  ['a', null, 'b', { to: 'b', network: null }],
  ['a', 'b', 'c', { to: 'c', network: null }],
  ['a', 'b', 'b', { to: null, network: null }],
  ['a', 'b', 'a', { from: 'b', to: null, network: null }],
  ['a', null, 'a', { from: null, to: null, network: null }],
  [null, 'b', 'a', { from: 'a', network: null }],
])('from %s to %s, choosing %s', (from, to, name, change) => {
  expect(pick({ from, to }, name)).toEqual(change);
});
