import { expect, test } from 'vitest';
import { inTurns } from './in-turns';

async function* countTo(end: number): AsyncGenerator<number> {
  for (let n = 1; n <= end; n++) yield n;
}

test('[W11] others have their turn between pieces that take long, which come whole and in order', async () => {
  const seen: (number | string)[] = [];
  setImmediate(() => seen.push('another'));
  for await (const piece of inTurns(countTo(50))) {
    const end = performance.now() + 1;
    while (performance.now() < end);
    seen.push(piece);
  }
  expect(seen.slice(0, 50)).toContain('another');
  expect(seen.filter((one) => one !== 'another')).toEqual(Array.from({ length: 50 }, (_, i) => i + 1));
});

test('pieces that were not all taken are given up', async () => {
  let isClosed = false;
  async function* pieces() {
    try {
      yield* countTo(5);
    } finally {
      isClosed = true;
    }
  }
  for await (const piece of inTurns(pieces())) if (piece === 2) break;
  expect(isClosed).toBe(true);
});
