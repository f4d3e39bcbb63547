import { beforeEach, describe, expect, test } from 'vitest';
import { serviceId } from '@/lib/swarm/made-up.testing';
import { createHotSet, type HotSet } from './hot-set';

const [a, b] = [serviceId('a'), serviceId('b')];
let now: number;
let hot: HotSet;
beforeEach(() => {
  now = 1_000_000;
  hot = createHotSet(() => now, 250);
});

/** Polls as the loop does until `end`; tells when, and what. */
function pollUntil(end: number, isSettled = true) {
  const polls: { at: number; services: readonly string[] }[] = [];
  for (;;) {
    const services = hot.begin(() => isSettled);
    if (services.length > 0) polls.push({ at: now, services });
    if (now + hot.untilNext() > end) break;
    now += hot.untilNext();
  }
  now = end;
  return polls;
}
const gaps = (polls: readonly { at: number }[]) =>
  polls.slice(1).map((poll, i) => poll.at - (polls[i]?.at ?? 0));

describe('the hot set', () => {
  test('polls at once, then slower and slower up to 2 s, and lets go of what is settled', () => {
    hot.stir(a);
    const polls = pollUntil(now + 60_000);
    expect(polls[0]?.at).toBe(1_000_000);
    expect(gaps(polls)).toEqual([250, 375, 562.5, 843.75, 1265.625]);
    expect(hot.untilNext()).toBe(Number.POSITIVE_INFINITY);
  });

  test('keeps what is not settled for a minute', () => {
    hot.stir(a);
    const polls = pollUntil(now + 120_000, false);
    expect(Math.max(...gaps(polls))).toBe(2_000);
    expect((polls.at(-1)?.at ?? 0) - 1_000_000).toBeGreaterThan(57_000);
    expect((polls.at(-1)?.at ?? 0) - 1_000_000).toBeLessThanOrEqual(60_000);
  });

  test('never polls one service more often than the bound, however often it is stirred', () => {
    const polls = [];
    for (let i = 0; i < 500; i++) {
      hot.stir(a);
      polls.push(...pollUntil(now + 7));
    }
    expect(Math.min(...gaps(polls))).toBeGreaterThanOrEqual(250);
    expect(Math.max(...gaps(polls))).toBeLessThanOrEqual(257);
  });

  test('brings services that are due at almost the same time together', () => {
    hot.stir(a);
    pollUntil(now + 40);
    hot.stir(b);
    const polls = [];
    for (let i = 0; i < 10; i++) {
      polls.push(...pollUntil(now + 200));
      hot.stir(a);
      hot.stir(b);
    }
    expect(polls.slice(-4).map((poll) => poll.services)).toEqual([
      [a, b],
      [a, b],
      [a, b],
      [a, b],
    ]);
  });

  test('rests four times as long as a poll took', () => {
    hot.stir(a);
    hot.begin(() => false);
    hot.took(400);
    const polls = pollUntil(now + 6_000, false);
    expect(polls[0]?.at).toBe(1_000_000 + 2_000);
  });

  describe('in a storm', () => {
    const many = Array.from({ length: 120 }, (_, i) => serviceId(`s${i}`));

    test('polls as many as one request takes, all of them in turn', () => {
      for (const service of many) hot.stir(service);
      const polled = [0, 1, 2].map(() => {
        const services = hot.begin(() => true);
        hot.took(10);
        now += hot.untilNext();
        return services;
      });
      expect(polled.map((services) => services.length)).toEqual([50, 50, 20]);
      expect(new Set(polled.flat()).size).toBe(120);
    });

    test('[W12] what somebody waits for goes first, and alone', () => {
      for (const service of many) hot.stir(service);
      hot.begin(() => true);
      hot.took(400);
      expect(hot.untilNext()).toBe(2_000);
      hot.stir(a, true);
      expect(hot.untilNext()).toBe(800);
      now += 800;
      expect(hot.begin(() => true)).toEqual([a]);
    });

    test('the latest of what somebody waits for goes first', () => {
      for (const service of many) {
        hot.stir(service, true);
        now += 1;
      }
      expect(hot.begin(() => true)).toEqual(many.slice(-50).reverse());
    });

    test('nobody who was stirred is let go unpolled', () => {
      for (const service of many) hot.stir(service);
      hot.begin(() => true);
      hot.took(4_000);
      now += 20_000;
      expect(hot.begin(() => true)).toHaveLength(50);
    });
  });
});
