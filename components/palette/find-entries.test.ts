import { describe, expect, test } from 'vitest';
import type { Entry, EntryKind } from './entry';
import { findEntries } from './find-entries';

const entry = (kind: EntryKind, label: string, id = '', facts: readonly string[] = []): Entry => ({
  key: `${kind}:${label}`,
  kind,
  label,
  detail: '',
  id,
  facts,
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

describe('what does not have it in its name', () => {
  const facts = [
    entry('service', 'echo', '', ['*:8000->80/tcp', 'registry:5000/example/echo:latest']),
    entry('node', 'worker01', '', ['10.0.0.3', 'zone=a']),
    entry('task', 'e.8.0.0.0', 'x'),
  ];
  test.each([
    ['8000', ['echo', 'e.8.0.0.0'], '*:8000->80/tcp'],
    ['echo:latest', ['echo'], 'registry:5000/example/echo:latest'],
    ['10.0.0.3', ['worker01'], '10.0.0.3'],
    ['Zone=A', ['worker01'], 'zone=a'],
    ['worker', ['worker01'], null],
    ['8001', [], undefined],
  ])('%s', (query, expected, fact) => {
    const found = findEntries(facts, query, []);
    expect(found.map((each) => each.entry.label)).toEqual(expected);
    expect(found[0]?.fact).toBe(fact);
  });
});

test('with nothing typed the last used come first, then pages', () => {
  expect(labels('')).toEqual(['Grid', 'web', 'web.1', 'Restart web']);
  expect(labels('', ['action:Restart web', 'task:web.1'])).toEqual(['Restart web', 'web.1', 'Grid', 'web']);
});
