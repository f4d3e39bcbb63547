import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createClock } from './clock';

describe('Clock', () => {
  it('runs timers when they are due, in order of their times and then of their making', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 50 })), (delays) => {
        const clock = createClock(0);
        const ran: [number, number][] = [];
        delays.forEach((delay, n) => {
          clock.after(delay, () => {
            expect(clock.now()).toBe(delay);
            ran.push([delay, n]);
          });
        });
        clock.advance(100);
        const wanted = delays.map((delay, n): [number, number] => [delay, n]);
        expect(ran).toEqual(wanted.sort((a, b) => a[0] - b[0] || a[1] - b[1]));
        expect(clock.now()).toBe(100);
      }),
    );
  });

  it('runs what is set within the time that it moves', () => {
    const clock = createClock(0);
    let ticks = 0;
    const tick = () => {
      ticks += 1;
      clock.after(10, tick);
    };
    clock.after(10, tick);
    clock.advance(100);
    expect(ticks).toBe(10);
  });

  it('does not run what was cancelled', () => {
    const clock = createClock(0);
    const cancel = clock.after(10, () => expect.unreachable());
    cancel();
    clock.advance(20);
  });

  it('follows the wall clock while it is live, and stands still when stopped', async () => {
    const clock = createClock(Date.now());
    const first = new Promise<number>((done) => clock.after(20, () => done(clock.now())));
    const start = clock.now();
    clock.live();
    expect((await first) - start).toBeGreaterThanOrEqual(20);
    clock.after(1, () => expect.unreachable());
    clock.stop();
    const stopped = clock.now();
    await sleep(30);
    expect(clock.now()).toBe(stopped);
  });
});
