import fc from 'fast-check';
import { expect, test } from 'vitest';
import { taskId } from '@/lib/swarm/made-up.testing';
import { cellsOf } from './cells';

const tiles = (...keys: string[]) => keys.map((slotKey, i) => ({ id: taskId(`${slotKey}-${i}`), slotKey }));

test('tiles flow by themselves where no slot is doubled', () => {
  expect(cellsOf(tiles('a', 'b', 'c'), 2)).toBeNull();
});

test('two tasks of a slot share its place, and nothing after them moves', () => {
  const cells = cellsOf(tiles('a', 'b', 'b', 'c'), 2);
  expect([...(cells?.values() ?? [])]).toEqual([
    { row: 1, column: 1, half: 0 },
    { row: 1, column: 2, half: 1 },
    { row: 1, column: 2, half: 2 },
    { row: 2, column: 1, half: 0 },
  ]);
});

test('a third task of a slot gets a place of its own; no half is ever used twice', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'b', 'c')), fc.integer({ min: 1, max: 4 }), (keys, columns) => {
      const cells = [...(cellsOf(tiles(...keys.sort()), columns)?.values() ?? [])];
      expect(new Set(cells.map((cell) => JSON.stringify(cell))).size).toBe(cells.length);
      for (const { column } of cells) expect(column).toBeLessThanOrEqual(columns);
      const halves = (half: number) => cells.filter((cell) => cell.half === half).length;
      expect(halves(1)).toBe(halves(2));
    }),
  );
});
