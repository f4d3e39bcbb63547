import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  layoutMap,
  type MapDensity,
  type MapGroup,
  type MapLayout,
  squareAt,
  squarePlaceAt,
} from './map-layout';
import { fitsAsSquares, SQUARES } from './map-room';
import { mostSquareColumns, squarePlan, squareRows } from './square-cells';

/** The map's part of a 1080p window, beside the services and above the dock. */
const desk = { width: 1_488, height: 780, unit: 1 };

const nodes = (count: number, tasks: number) =>
  Array.from({ length: count }, (_, id) => ({ id, runs: [tasks] }));
const one = (count: number, tasks: number): MapGroup<number>[] => [{ key: null, nodes: nodes(count, tasks) }];

const boxes = (layout: MapLayout<number>) => [...layout.cells.values()];

describe('layoutMap', () => {
  test('1,000 nodes are on one 1080p screen, in cells that a pointer can hit', () => {
    const layout = layoutMap(desk, one(1_000, 30), 'bars', false);
    expect(layout.fits).toBe(true);
    for (const { width, height } of boxes(layout)) {
      expect(width).toBeGreaterThanOrEqual(30);
      expect(height).toBeGreaterThanOrEqual(24);
    }
  });

  test('400 nodes are on one 1080p screen as squares', () => {
    const layout = layoutMap(desk, one(400, 20), 'squares', false);
    expect(layout.fits).toBe(true);
    expect(layout.grid.size).toBeGreaterThanOrEqual(6);
  });

  test('100 nodes of 30 tasks get larger squares than 400', () => {
    const size = (count: number, tasks: number) =>
      layoutMap(desk, one(count, tasks), 'squares', false).grid.size;
    expect(size(100, 30)).toBeGreaterThanOrEqual(10);
    expect(size(100, 30)).toBeGreaterThanOrEqual(size(400, 30));
  });

  test('where nothing fits, it is as high as it must be', () => {
    const layout = layoutMap(desk, one(1_000, 30), 'squares', false);
    expect(layout.fits).toBe(false);
    expect(layout.cells.size).toBe(1_000);
  });

  test('each group begins with its heading', () => {
    const groups = [
      { key: 'a', nodes: nodes(3, 4) },
      { key: 'b', nodes: [{ id: 99, runs: [1] }] },
    ];
    const layout = layoutMap(desk, groups, 'bars', true);
    expect(layout.headings.map(({ key, nodes }) => [key, nodes])).toEqual([
      ['a', 3],
      ['b', 1],
    ]);
    const [, second] = layout.headings;
    expect(layout.cells.get(99)?.top).toBeGreaterThan(second?.top ?? Number.POSITIVE_INFINITY);
    expect(layout.cells.get(2)?.top).toBeLessThan(second?.top ?? 0);
  });

  test('stacks that are kept apart have a free place between them, at no row’s beginning', () => {
    expect(squareRows([3, 3], 7)).toBe(1);
    expect(squareRows([3, 3], 6)).toBe(2);
    expect(squareRows([3, 3], 3)).toBe(2);
    expect(squareRows([6], 10)).toBe(1);
    expect(squareRows([], 10)).toBe(0);
  });

  test('no two cells overlap, none leaves the width, and all squares of a node are inside its cell', () => {
    fc.assert(
      fc.property(
        fc.record({
          width: fc.integer({ min: 280, max: 3_800 }),
          height: fc.integer({ min: 200, max: 1_900 }),
          unit: fc.constantFrom(1, 1.125, 1.96),
        }),
        fc.array(fc.array(fc.integer({ min: 0, max: 90 }), { maxLength: 60 }), { maxLength: 4 }),
        fc.constantFrom<MapDensity>('squares', 'bars'),
        fc.boolean(),
        (room, sizes, density, hasHeadings) => {
          let id = 0;
          const groups = sizes.map((tasks, i) => ({
            key: String(i),
            nodes: tasks.map((count) => ({ id: id++, runs: [count] })),
          }));
          const layout = layoutMap(room, groups, density, hasHeadings);
          expect(layout.cells.size).toBe(id);
          const all = boxes(layout);
          for (const [i, a] of all.entries()) {
            expect(a.left).toBeGreaterThanOrEqual(0);
            expect(a.left + a.width).toBeLessThanOrEqual(Math.ceil(room.width));
            expect(a.top + a.height).toBeLessThanOrEqual(layout.height + 1);
            const next = all[i + 1];
            if (next) expect(next.left >= a.left + a.width || next.top >= a.top + a.height).toBe(true);
          }
          if (density === 'bars') return;
          for (const { nodes } of groups)
            for (const { id, runs } of nodes) {
              const box = layout.cells.get(id);
              const rows = squareRows(runs, layout.grid.perRow);
              const last = squareAt(layout.grid, rows - 1, layout.grid.perRow - 1);
              expect(last.top + layout.grid.size).toBeLessThanOrEqual((box?.height ?? 0) + 1);
              expect(last.left + layout.grid.size).toBeLessThanOrEqual((box?.width ?? 0) + 1);
            }
        },
      ),
      { numRuns: 60 },
    );
  });
});

test('a point in a square is that square', () => {
  const { grid } = layoutMap(desk, one(100, 30), 'squares', false);
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 40 }),
      fc.integer({ min: 0, max: grid.perRow - 1 }),
      fc.double({ min: 0, max: 0.99, noNaN: true }),
      (row, column, part) => {
        const { left, top } = squareAt(grid, row, column);
        expect(squarePlaceAt(grid, left + part * grid.size, top + part * grid.size)).toEqual({ row, column });
      },
    ),
  );
  expect(squarePlaceAt(grid, 0, 0)).toBeNull();
  expect(squarePlaceAt(grid, grid.left + grid.perRow * grid.pitch + 1, grid.top)).toBeNull();
});

test('whether the smallest squares fit is told as the plan would', () => {
  const room = fc.record({
    width: fc.integer({ min: 200, max: 3_800 }),
    height: fc.integer({ min: 100, max: 1_900 }),
    unit: fc.constantFrom(1, 1.125, 1.96),
  });
  fc.assert(
    fc.property(
      room,
      fc.integer({ min: 1, max: 600 }),
      fc.integer({ min: 0, max: 60 }),
      (where, count, tasks) => {
        const fits = Array.from({ length: mostSquareColumns(where) }, (_, i) => i + 1).some((columns) => {
          const plan = squarePlan(where, columns, SQUARES.least);
          const row = plan.rowHeight([{ id: 0, runs: [tasks] }]);
          return Math.ceil(count / columns) * (row + plan.gap) - plan.gap <= where.height;
        });
        expect(fitsAsSquares(where, count, tasks)).toBe(fits);
      },
    ),
  );
});
