import { describe, expect, it } from 'vitest';
import { type Figures, SIZES } from './budget';
import { replaceSection, tableOf } from './report';
import { soakTable } from './soak-table';
import { measured } from './statistics';

describe('the table', () => {
  const [small, , large] = SIZES;
  if (!small || !large) throw new Error('sizes');
  const linesOf = (figures: Figures, size = large) => tableOf([{ size, figures }]).split('\n');

  it('has a column and its aims for each size, and the rows that were measured', () => {
    const found = { paintedMs: measured([1_100, 1_034, 1_199]) };
    expect(linesOf(found).slice(0, 4)).toEqual([
      '|  | 1,000 nodes / 30,000 tasks | aim |',
      '| --- | --- | --- |',
      '| all tiles painted, ms | 1,100 (1,034–1,199; 3) | ≤ 1,200 |',
      '',
    ]);
    expect(
      tableOf([
        { size: small, figures: found },
        { size: large, figures: {} },
      ]),
    ).toContain('| all tiles painted, ms | **1,100** ✗ (1,034–1,199; 3) | ≤ 300 | – | ≤ 1,200 |');
  });
  it('marks what misses its aim, as it is told', () => {
    const cell = (value: number) => linesOf({ pageCores: measured([value]) }, small)[2]?.split(' | ')[1];
    expect(cell(0.01)).toBe('0.010');
    expect(cell(0.0104)).toBe('0.010');
    expect(cell(0.0106)).toBe('**0.011** ✗');
  });
  it('marks nothing where nothing is asked', () => {
    expect(linesOf({ bootBlockMs: measured([9_999]) })[2]).toMatch(/ \| 9,999 \| {2}\|$/);
  });
});

describe('the soak', () => {
  const flat = Array.from({ length: 37 }, (_, n) => ({ at: n * 10, value: 50e6 }));
  it('counts growth after the first sixth', () => {
    const warming = flat.map(({ at, value }) => ({ at, value: at < 60 ? 20e6 : value }));
    const leaking = flat.map(({ at, value }) => ({
      at,
      value: at < 60 ? value : value * (1 + (at - 60) / 3_000),
    }));
    const found = { serverHeap: warming, pageHeap: leaking, openedHeap: flat, resident: leaking };
    const lines = soakTable(found).split('\n');
    expect(lines[2]).toBe(
      '| server’s heap after a collection, MB | 20.0 | 50.0 | 50.0 | 0.0 % | ≤ 5.0 % | 0.0 % |',
    );
    expect(lines[3]).toBe(
      '| page’s heap after a collection, MB | 50.0 | 50.0 | 55.0 | **10.0 %** ✗ | ≤ 5.0 % | 5.8 % |',
    );
    expect(lines[4]).toMatch(/^\| … of a page that is opened then, MB .* \| 0.0 % \| {2}\| 0.0 % \|$/);
    expect(lines[5]).toMatch(/ \| 10.0 % \| {2}\| 5.8 % \|$/);
    expect(lines[7]).toMatch(/^18000 changes, 50 a second/);
  });
});

describe('a section of a document', () => {
  const document = 'a\n<!-- bench -->\nold\n<!-- /bench -->\nb\n';
  it('is replaced, and only that', () => {
    const once = replaceSection(document, 'bench', 'new $& one\n');
    expect(once).toBe('a\n<!-- bench -->\nnew $& one\n<!-- /bench -->\nb\n');
    expect(replaceSection(once, 'bench', 'old\n')).toBe(document);
  });
  it('must be there', () => {
    expect(() => replaceSection(document, 'soak', '')).toThrow('<!-- soak -->');
    expect(() => replaceSection('<!-- bench -->', 'bench', '')).toThrow('<!-- /bench -->');
  });
});
