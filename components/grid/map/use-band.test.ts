import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bandFor } from './use-band';

test('a map of little more than a window is covered whole', () => {
  expect(bandFor(1_000, 900, 0)).toEqual({ top: 0, height: 1_000 });
});

test('what is in sight is always covered, by a canvas of a bounded height', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 60_000 }),
      fc.integer({ min: 300, max: 2_160 }),
      fc.integer({ min: -500, max: 60_000 }),
      (height, view, seen) => {
        const band = bandFor(height, view, seen);
        const [from, to] = [Math.max(0, Math.min(seen, height)), Math.max(0, Math.min(seen + view, height))];
        expect(band.top).toBeLessThanOrEqual(from);
        expect(band.top + band.height).toBeGreaterThanOrEqual(to);
        expect(band.height).toBeLessThanOrEqual(view * 2.5 + 1);
      },
    ),
  );
});
