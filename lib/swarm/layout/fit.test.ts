import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitIn, fitsOf, SHAPES, scaleIn, shapeOf } from './fit';

/** What is left for the grid beside the services, and on a projector above them. CSS px, of a window `of` px high. */
const rooms = {
  laptop: { width: 912, height: 530, unit: 1, of: 720 },
  projector: { width: 1_226, height: 540, unit: 1.125, of: 720 },
  desk: { width: 1_488, height: 890, unit: 1, of: 1_080 },
  wall: { width: 2_993, height: 1_790, unit: 1.96, of: 2_160 },
};
const NAMES = { double: 27, single: 22, chip: 15 };

describe.each(Object.entries(rooms))('on a %s', (_, room) => {
  test.each([
    [4, 2],
    [4, 4],
    [6, 4],
    [8, 5],
  ])('%i cards of up to %i tiles have names that a room can read', (cards, tiles) => {
    const fit = fitIn(room, { cards, tiles, lines: 1 }, 'tiles');
    const scale = scaleIn(room, fit);
    expect(scale).toBeGreaterThanOrEqual(0.8);
    expect((scale * room.unit * NAMES[fit.form]) / room.of).toBeGreaterThanOrEqual(0.028);
  });
});

test('few cards stand as one would lay them out by hand', () => {
  const standing = (cards: number, room: { width: number; height: number; unit: number }) => {
    const { columns, rows } = fitIn(room, { cards, tiles: 3, lines: 1 }, 'tiles');
    return `${columns}x${rows}`;
  };
  expect([4, 5, 6, 7, 8].map((cards) => standing(cards, rooms.desk))).toEqual([
    '2x2',
    '3x2',
    '3x2',
    '4x2',
    '4x2',
  ]);
  expect(standing(4, rooms.projector)).toBe('4x1');
  expect(standing(1, rooms.desk)).toBe('1x1');
});

test('a task that comes to few moves nothing', () => {
  for (const [i] of SHAPES.entries())
    for (const tiles of [0, 1, 2, 3]) {
      const of = (tiles: number) => fitsOf({ cards: 4, tiles, lines: 1 }, 'tiles')[i];
      expect(of(tiles)).toEqual(of(4));
    }
});

const counts = fc.record({
  cards: fc.integer({ min: 1, max: 60 }),
  tiles: fc.integer({ min: 0, max: 60 }),
  width: fc.integer({ min: 200, max: 4_000 }),
  height: fc.integer({ min: 200, max: 2_000 }),
  level: fc.constantFrom('tiles' as const, 'chips' as const),
});

test('there is a place for every card and tile, and no row without one', () => {
  fc.assert(
    fc.property(counts, ({ cards, tiles, level, ...room }) => {
      const fit = fitIn({ ...room, unit: 1 }, { cards, tiles, lines: 2 }, level);
      expect(fit.columns * fit.rows).toBeGreaterThanOrEqual(cards);
      expect(fit.columns * (fit.rows - 1)).toBeLessThan(cards);
      expect(fit.tileColumns * fit.tileRows).toBeGreaterThanOrEqual(tiles);
    }),
    { numRuns: 300 },
  );
});

test('what CSS is told of a room’s shape is what the arithmetic finds', () => {
  fc.assert(
    fc.property(counts, ({ cards, tiles, level, ...room }) => {
      const shape = shapeOf(room);
      expect(room.width / room.height).toBeGreaterThanOrEqual(SHAPES[shape] ?? 0);
      expect(fitIn({ ...room, unit: 1 }, { cards, tiles, lines: 2 }, level)).toEqual(
        fitsOf({ cards, tiles, lines: 2 }, level)[shape],
      );
    }),
    { numRuns: 200 },
  );
});

test('more tiles are never larger', () => {
  // Of a shape's very example: others of that shape lose a hundredth.
  const room = { width: 1_550, height: 1_000, unit: 1 };
  const scale = (cards: number, tiles: number) =>
    scaleIn(room, fitIn(room, { cards, tiles, lines: 1 }, 'chips'));
  for (const cards of [1, 4, 6, 9, 25])
    for (let tiles = 0; tiles < 60; tiles += 1)
      expect(scale(cards, tiles + 1)).toBeLessThanOrEqual(scale(cards, tiles));
});
