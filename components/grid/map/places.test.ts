import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Tile, tileOf } from '@/lib/swarm/derived/tile';
import { squareRows } from '@/lib/swarm/layout/square-cells';
import { aCluster, aService, aTask, serviceId, stackName } from '@/lib/swarm/made-up.testing';
import { placesOf } from './places';

const services = [
  aService('web', { stack: stackName('shop') }),
  aService('db', { stack: stackName('store') }),
];
const cluster = aCluster({ services });
const tile = (id: string, slot: number, service = 'web'): Tile =>
  tileOf(aTask(id, { slot, service: serviceId(service) }), cluster, null, false);
const at = (tiles: Tile[], perRow: number, byStack = false) =>
  placesOf(tiles, perRow, byStack).map(({ tile, row, column, half }) => [tile.task.id, row, column, half]);

test('squares go row by row; two tasks of one slot share a square', () => {
  expect(at([tile('a', 1), tile('b', 2), tile('c', 3)], 2)).toEqual([
    ['a', 0, 0, 0],
    ['b', 0, 1, 0],
    ['c', 1, 0, 0],
  ]);
  expect(at([tile('a', 1), tile('b', 1), tile('c', 2)], 2)).toEqual([
    ['a', 0, 0, 1],
    ['b', 0, 0, 2],
    ['c', 0, 1, 0],
  ]);
});

test('a place is free between stacks that are kept apart, but no row begins with one', () => {
  expect(at([tile('a', 1), tile('d', 1, 'db'), tile('e', 2, 'db')], 4, true)).toEqual([
    ['a', 0, 0, 0],
    ['d', 0, 2, 0],
    ['e', 0, 3, 0],
  ]);
  expect(at([tile('a', 1), tile('b', 2), tile('d', 1, 'db')], 2, true).at(-1)).toEqual(['d', 1, 0, 0]);
});

test('no two tasks get the same place, and none is beyond the rows that the layout counts', () => {
  const slots = fc.array(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.boolean()), { maxLength: 40 });
  fc.assert(
    fc.property(slots, fc.integer({ min: 1, max: 9 }), fc.boolean(), (list, perRow, byStack) => {
      const own = (isDb: boolean) =>
        list
          .filter(([, db]) => db === isDb)
          .map(([slot]) => slot)
          .sort((a, b) => a - b)
          .map((slot, i) => tile(`${isDb}${i}`, slot, isDb ? 'db' : 'web'));
      const [web, db] = [own(false), own(true)];
      const places = placesOf([...web, ...db], perRow, byStack);
      expect(new Set(places.map(({ row, column, half }) => `${row} ${column} ${half}`)).size).toBe(
        places.length,
      );
      const runs = byStack ? [web.length, db.length] : [web.length + db.length];
      for (const { row, column } of places) {
        expect(row).toBeLessThan(squareRows(runs, perRow));
        expect(column).toBeLessThan(perRow);
      }
    }),
  );
});
