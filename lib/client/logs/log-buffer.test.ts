import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { NodeId, TaskId } from '@/lib/swarm/objects/ids';
import { type LogLine, logTime } from '@/lib/swarm/picture/log-line';
import { LogBuffer } from './log-buffer';

const T0 = 1_700_000_000_000;
const line = (task: string, ms: number, text: string): LogLine => ({
  task: task as TaskId,
  node: 'n' as NodeId,
  stream: 'stdout',
  at: logTime(T0 + ms),
  text,
  cut: 0,
});
const buffer = (rows = 1_000, keep: 'newest' | 'beginning' = 'newest') =>
  new LogBuffer({ rows, characters: 1_000_000, keep });
const texts = (from: LogBuffer) => from.rows.map(({ plain }) => plain);

describe('log buffer', () => {
  test('after any break, what is sent again is here once, and nothing is missing [L1]', () => {
    // What two tasks wrote (often the very same at the same moment), where the stream breaks, and how far back it begins.
    const written = fc.array(
      fc.record({ task: fc.constantFrom('a', 'b'), wait: fc.nat(300), text: fc.constantFrom('x', 'y') }),
      { minLength: 1, maxLength: 40 },
    );
    fc.assert(
      fc.property(written, fc.array(fc.nat(40), { maxLength: 4 }), fc.nat(5_000), (plan, breaks, back) => {
        let now = 0;
        const all = plan.map(({ task, wait, text }) => {
          now += wait > 200 ? wait : 0;
          return line(task, now, text);
        });
        const page = buffer();
        let sent = 0;
        for (const until of [...breaks, all.length]
          .map((n) => Math.min(n, all.length))
          .sort((a, b) => a - b)) {
          page.beginPass();
          const since = page.resumeFrom();
          const from = since === null ? 0 : all.findIndex(({ at }) => at >= since);
          // Docker may send more than was asked for, never less.
          const begin = Math.max(0, from - back);
          page.append(all.slice(begin, until));
          sent = Math.max(sent, until);
        }
        expect(page.rows.map((row) => row.line)).toHaveLength(sent);
        for (const task of ['a', 'b'])
          expect(page.rows.map((row) => row.line).filter((one) => one.task === task)).toEqual(
            all.filter((one) => one.task === task),
          );
      }),
    );
  });

  test('a node that comes back sends its lines again, in the middle of a stream', () => {
    const page = buffer();
    const first = [line('a', 0, '1'), line('a', 1_000, '2'), line('b', 1_500, 'b')];
    page.append(first);
    page.append([
      line('a', 0, '1'),
      line('a', 1_000, '2'),
      line('a', 1_400, 'while it was away'),
      line('a', 2_000, '3'),
    ]);
    expect(texts(page)).toEqual(['1', '2', 'b', 'while it was away', '3']);
  });

  test('the same words at the same moment twice are two lines', () => {
    const page = buffer();
    page.append([line('a', 0, 'x'), line('a', 0, 'x')]);
    page.append([line('a', 0, 'x')]);
    expect(texts(page)).toHaveLength(3);
    page.beginPass();
    page.append([line('a', 0, 'x'), line('a', 0, 'x'), line('a', 0, 'x'), line('a', 0, 'x')]);
    expect(texts(page)).toHaveLength(4);
  });

  test('resumes from the oldest of the newest lines of tasks that wrote lately, whatever their clocks say', () => {
    const page = buffer();
    expect(page.resumeFrom()).toBeNull();
    page.append([line('quiet', 0, 'x'), line('late clock', 100_000, 'x'), line('a', 130_000, 'x')]);
    expect(page.resumeFrom()).toBe(logTime(T0 + 100_000));
  });

  test('at the limit the oldest go, are counted, and do not come again [L2]', () => {
    const page = buffer(100);
    const all = Array.from({ length: 150 }, (_, i) => line('a', i * 1_000, String(i)));
    page.append(all.slice(0, 99));
    expect(page.dropped).toBe(0);
    for (const one of all.slice(99)) page.append([one]);
    expect(page.rows.length + page.dropped).toBe(150);
    expect(page.rows.length).toBeLessThan(100);
    expect(texts(page).at(-1)).toBe('149');
    expect(page.resumeFrom()).toBe(all.at(-1)?.at);
    const before = texts(page);
    page.beginPass();
    page.append(all);
    expect(texts(page)).toEqual(before);
  });

  test('few long lines are as many short ones', () => {
    const page = buffer(1_000);
    for (let i = 0; i < 100; i++) page.append([line('a', i, 'x'.repeat(16_000))]);
    expect(page.rows.length).toBeLessThan(63);
    expect(page.dropped + page.rows.length).toBe(100);
  });

  test('where it holds its beginning, it is full at the limit', () => {
    const page = buffer(10, 'beginning');
    page.append(Array.from({ length: 20 }, (_, i) => line('a', i, String(i))));
    expect(page.isFull).toBe(true);
    expect(texts(page)).toHaveLength(10);
    expect(texts(page)[0]).toBe('0');
  });
});
