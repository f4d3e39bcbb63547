import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arrange, chooseDensity, DENSITIES, isBearable } from './density';

const desk = { width: 1872, height: 900, unit: 1, isOneScreen: true };
const phone = { width: 366, height: 700, unit: 1, isOneScreen: false };
const wall = { width: 3744, height: 1900, unit: 2, isOneScreen: true };

describe('chooseDensity', () => {
  test.each([
    ['4 nodes on a desk', { ...desk, nodes: 4, tasks: 12 }, 'tiles'],
    ['20 nodes on a desk', { ...desk, nodes: 25, tasks: 240 }, 'chips'],
    ['40 nodes on a desk, which as chips would be scrolled', { ...desk, nodes: 40, tasks: 400 }, 'squares'],
    ['40 nodes on a tablet', { ...desk, width: 980, isOneScreen: false, nodes: 40, tasks: 300 }, 'squares'],
    ['100 nodes on a desk', { ...desk, nodes: 100, tasks: 3_000 }, 'squares'],
    ['400 nodes on a desk', { ...desk, nodes: 400, tasks: 4_000 }, 'squares'],
    ['1,000 nodes on a desk', { ...desk, nodes: 1_000, tasks: 30_000 }, 'bars'],
    ['1,000 nodes of few tasks', { ...desk, nodes: 1_000, tasks: 1_000 }, 'bars'],
    ['1,000 nodes on a wall', { ...wall, nodes: 1_000, tasks: 30_000 }, 'bars'],
    ['4 nodes on a phone', { ...phone, nodes: 4, tasks: 12 }, 'tiles'],
    ['40 nodes on a phone', { ...phone, nodes: 40, tasks: 400 }, 'squares'],
    ['10 nodes on a phone', { ...phone, nodes: 10, tasks: 60 }, 'chips'],
    ['4 nodes on a wall', { ...wall, nodes: 4, tasks: 12 }, 'tiles'],
    ['nothing yet', { ...desk, nodes: 0, tasks: 0 }, 'tiles'],
  ] as const)('%s: %s', (_, room, expected) => expect(chooseDensity(room, null)).toBe(expected));

  test('at a border it stays what it is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_200 }),
        fc.integer({ min: 0, max: 40_000 }),
        fc.constantFrom(desk, phone, wall),
        fc.constantFrom(...DENSITIES),
        (nodes, tasks, where, previous) => {
          const room = { ...where, nodes, tasks };
          const now = chooseDensity(room, null);
          expect(chooseDensity(room, now), 'asked again').toBe(now);
          const next = chooseDensity(room, previous);
          expect(chooseDensity(room, next), 'whatever it becomes, it stays').toBe(next);
          // What was shown is kept at most; it never drives the choice further away than the room does.
          expect(DENSITIES.indexOf(next)).toBeLessThanOrEqual(DENSITIES.indexOf(now));
        },
      ),
    );
  });

  test('more nodes or tasks are never shown nearer', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000 }), fc.integer({ min: 0, max: 30_000 }), (nodes, tasks) => {
        const now = DENSITIES.indexOf(chooseDensity({ ...desk, nodes, tasks }, null));
        const more = DENSITIES.indexOf(chooseDensity({ ...desk, nodes, tasks: tasks * 2 + 1 }, null));
        expect(more).toBeGreaterThanOrEqual(now);
      }),
    );
  });

  test('one task more or less at the border does not flicker', () => {
    const sizes = Array.from({ length: 300 }, (_, tasks) => ({ ...desk, nodes: 8, tasks }));
    const border = sizes.findIndex((room) => chooseDensity(room, null) !== 'tiles');
    expect(border).toBeGreaterThan(0);
    const more = sizes[border];
    if (more) expect(chooseDensity(more, 'tiles')).toBe('tiles');
  });
});

test('cards are refused only where the page could not bear them', () => {
  expect(isBearable({ ...desk, nodes: 100, tasks: 3_000 }, 'chips')).toBe(true);
  expect(isBearable({ ...desk, nodes: 1_000, tasks: 30_000 }, 'chips')).toBe(false);
  expect(isBearable({ ...desk, nodes: 1_000, tasks: 30_000 }, 'squares')).toBe(true);
});

describe('arrange', () => {
  test('four nodes at 1080p stand beside each other, about 450 px wide, with tiles about 200 px wide', () => {
    expect(arrange({ ...desk, nodes: 4, tasks: 12 }, 'tiles')).toMatchObject({ columns: 4, tileColumns: 2 });
  });

  test('forty at 1080p make eight columns of five', () => {
    expect(arrange({ ...desk, nodes: 40, tasks: 400 }, 'chips')).toMatchObject({
      columns: 8,
      tileColumns: 2,
    });
  });

  test('cards and tiles always fit their width', () => {
    fc.assert(
      fc.property(
        fc.record({
          width: fc.integer({ min: 200, max: 8_000 }),
          height: fc.integer({ min: 200, max: 4_000 }),
          unit: fc.constantFrom(1, 1.5, 2),
          isOneScreen: fc.boolean(),
          nodes: fc.integer({ min: 0, max: 500 }),
          tasks: fc.integer({ min: 0, max: 5_000 }),
        }),
        fc.constantFrom('tiles' as const, 'chips' as const),
        (room, density) => {
          const { columns, tileColumns, height } = arrange(room, density);
          expect(columns).toBeGreaterThanOrEqual(1);
          expect(columns).toBeLessThanOrEqual(Math.max(1, room.nodes));
          expect(tileColumns).toBeGreaterThanOrEqual(1);
          expect(height).toBeGreaterThan(0);
        },
      ),
    );
  });
});
