import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { NodeId, TaskId } from '@/lib/swarm/objects/ids';
import { byTime, type LogLine, logTime } from '@/lib/swarm/picture/log-line';
import { LogOrder } from './log-order';

const line = (ms: number, text = ''): LogLine => ({
  task: 't' as TaskId,
  node: 'n' as NodeId,
  stream: 'stdout',
  at: logTime(ms),
  text,
  cut: 0,
});

describe('log order', () => {
  test('gives what is held in order of time, of one moment as it came, and nothing twice', () => {
    const moments = fc.array(fc.nat(20), { maxLength: 50 });
    fc.assert(
      fc.property(moments, moments, (first, second) => {
        const order = new LogOrder();
        const lines = [...first, ...second].map((ms, i) => line(ms, String(i)));
        order.add(lines.slice(0, first.length));
        order.add(lines.slice(first.length));
        expect(order.takeExcess()).toEqual([]);
        expect(order.takeAll()).toEqual(lines.toSorted(byTime));
        expect(order.isEmpty).toBe(true);
      }),
    );
  });

  test.each([
    ['many', 10_001, 1],
    ['long', 200, 16_000],
  ])('lets the older half go where there are too %s lines', (_, count, length) => {
    const order = new LogOrder();
    order.add(Array.from({ length: count }, (_, i) => line(count - i, 'x'.repeat(length))));
    const excess = order.takeExcess();
    expect(excess).toHaveLength(Math.ceil(count / 2));
    expect(excess[0]?.at).toBe(logTime(1));
    expect(order.takeExcess()).toEqual([]);
    expect(order.takeAll()[0]?.at).toBe(logTime(Math.ceil(count / 2) + 1));
  });
});
