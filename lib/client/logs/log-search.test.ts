import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LogRow } from './log-buffer';
import { LogSearch, matchesIn, searchPattern } from './log-search';

const row = (id: number, plain: string): LogRow => ({
  id,
  plain,
  // Only its text is looked at.
  line: {} as LogRow['line'],
});

describe('log search', () => {
  test('finds what is typed as it is, in capitals or not', () => {
    expect(matchesIn('GET /a.js get', searchPattern('get'))).toEqual([
      [0, 3],
      [10, 13],
    ]);
    expect(matchesIn('axjs a.js', searchPattern('a.js'))).toEqual([[5, 9]]);
    expect(matchesIn('anything', searchPattern(''))).toEqual([]);
  });

  test('takes any text for itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string(), (query, rest) => {
        expect(matchesIn(`${query}${rest}`, searchPattern(query))[0]?.[0]).toBe(0);
      }),
    );
  });

  test('looking through rows does not move where the marks begin', () => {
    const pattern = searchPattern('hit');
    new LogSearch(pattern).update([row(0, 'a hit'), row(1, 'hit hit')]);
    expect(matchesIn('hit', pattern)).toEqual([[0, 3]]);
  });

  test('steps to the newest find there is, also one that came since it last looked', () => {
    const rows = [row(0, 'hit'), row(1, 'hit')];
    const search = new LogSearch(searchPattern('hit'));
    search.update(rows);
    rows.push(row(2, 'hit'));
    expect(search.step(rows, null, 1)).toBe(2);
    rows.push(row(3, 'hit'));
    expect(search.step(rows, 2, 1)).toBe(3);
    expect(search.step(rows, 3, 1)).toBe(0);
    expect(search.step(rows, 0, -1)).toBe(3);
  });

  test('keeps up with rows that come at the end and go at the front', () => {
    const all = Array.from({ length: 20 }, (_, i) => row(i, i % 3 === 0 ? 'hit' : 'miss'));
    const search = new LogSearch(searchPattern('HIT'));
    search.update(all.slice(0, 5));
    expect(search.found).toEqual([0, 3]);
    search.update(all.slice(2, 11));
    expect(search.found).toEqual([3, 6, 9]);
    search.update(all.slice(10, 12));
    expect(search.found).toEqual([]);
    search.update(all.slice(10));
    expect(search.found).toEqual([12, 15, 18]);
  });
});
