import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createTicker } from './ticker';

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => void vi.useRealTimers());

test('ticks while somebody listens, by the server’s clock', async () => {
  const ticker = createTicker();
  ticker.set(1_005_000, performance.now());
  const heard = vi.fn();
  const end = ticker.subscribe(heard);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(heard.mock.calls.length).toBeGreaterThanOrEqual(3);
  expect(ticker.now()).toBe(1_008_000);
  end();
  heard.mockClear();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(heard).not.toHaveBeenCalled();
  expect(vi.getTimerCount()).toBe(0);
});

test('goes on as it was when somebody sets this machine’s clock', async () => {
  const ticker = createTicker();
  ticker.set(1_000_000, performance.now());
  const end = ticker.subscribe(() => {});
  for (const wrong of [1_000_000 + 3_600_000, 0]) {
    vi.setSystemTime(wrong);
    const before = ticker.now();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(ticker.now() - before).toBe(2_000);
  }
  end();
});
