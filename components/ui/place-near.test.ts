import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeNear } from './place-near';

const view = { width: 1000, height: 600 };
const anchor = { left: 480, top: 100, width: 40, height: 20 };
const box = { width: 200, height: 100 };

test('below the anchor, at its middle, start or end', () => {
  expect(placeNear(anchor, box, view)).toEqual({ left: 400, top: 126 });
  expect(placeNear(anchor, box, view, 'start')).toEqual({ left: 480, top: 126 });
  expect(placeNear(anchor, box, view, 'end')).toEqual({ left: 320, top: 126 });
});

test('above, where there is no room below', () => {
  expect(placeNear({ ...anchor, top: 560 }, box, view).top).toBe(454);
});

test('never past the sides of a window that can hold it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 960 }),
      fc.constantFrom('start', 'center', 'end'),
      (left, align) => {
        const place = placeNear({ ...anchor, left }, box, view, align);
        expect(place.left).toBeGreaterThanOrEqual(8);
        expect(place.left + box.width).toBeLessThanOrEqual(992);
      },
    ),
  );
});
