import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeBeside } from './place-beside';

const view = { width: 1_000, height: 700, top: 48 };
const box = { width: 300, height: 400 };
const cell = { left: 100, top: 200, width: 40, height: 30 };

test('on the side with more room, from the top of what it is about', () => {
  expect(placeBeside(cell, box, view)).toEqual({ left: 146, top: 200 });
  expect(placeBeside({ ...cell, left: 800 }, box, view)).toEqual({ left: 494, top: 200 });
});

test('below, or above, where the sides have no room', () => {
  const phone = { width: 390, height: 844, top: 48 };
  const wide = { width: 374, height: 300 };
  expect(placeBeside(cell, wide, phone)).toEqual({ left: 8, top: 236 });
  expect(placeBeside({ ...cell, top: 700 }, wide, phone)).toEqual({ left: 8, top: 394 });
});

test('what fits the window is inside it, wherever the cell is', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 960 }), fc.integer({ min: -200, max: 900 }), (left, top) => {
      const at = placeBeside({ ...cell, left, top }, box, view);
      expect(at.left).toBeGreaterThanOrEqual(8);
      expect(at.left + box.width).toBeLessThanOrEqual(view.width - 8);
      expect(at.top).toBeGreaterThanOrEqual(view.top + 8);
      expect(at.top + box.height).toBeLessThanOrEqual(view.height - 8);
    }),
  );
});
