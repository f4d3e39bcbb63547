import { expect, test } from 'vitest';
import type { Entry, EntryKind } from './entry';
import { findEntries } from './find-entries';

const entry = (kind: EntryKind, label: string, id = ''): Entry => ({
  key: `${kind}:${label}`,
  kind,
  label,
  detail: '',
  id,
  choice: { kind: 'go', href: '/' },
});
const all = [
  entry('action', 'Restart web'),
  entry('task', 'web.1', 'abcd1234'),
  entry('service', 'web', 'wxyz'),
  entry('page', 'Grid'),
];
const labels = (query: string, recent: readonly string[] = []) =>
  findEntries(all, query, recent).map((found) => found.entry.label);

test('what was typed alone comes before what holds more', () => {
  expect(labels('web')).toEqual(['web', 'web.1', 'Restart web']);
  expect(labels('restart')).toEqual(['Restart web']);
});

test('an id finds its object by its beginning', () => {
  expect(labels('abcd')).toEqual(['web.1']);
  expect(labels('zzzz')).toEqual([]);
});

test('with nothing typed the last used come first, then pages', () => {
  expect(labels('')).toEqual(['Grid', 'web', 'web.1', 'Restart web']);
  expect(labels('', ['action:Restart web', 'task:web.1'])).toEqual(['Restart web', 'web.1', 'Grid', 'web']);
});
