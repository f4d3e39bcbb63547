import fc from 'fast-check';
import { expect, it } from 'vitest';
import { serviceId } from '@/lib/swarm/made-up.testing';
import { HOUR_MS } from '@/lib/swarm/picture/kept-activity';
import { createReplicaLines } from './replica-lines';

const WEB = serviceId('web');
const START = 1_000_000_000_000;
const at = (seconds: number, running: number, desired = 3) => ({
  at: START + seconds * 1_000,
  desired,
  running,
});

it('what changes within a second is one point, with what came of it', () => {
  const lines = createReplicaLines({ pointsEach: 360, points: 1_000 });
  lines.add(WEB, at(0, 0));
  lines.add(WEB, at(5, 1));
  lines.add(WEB, at(5.3, 2));
  lines.add(WEB, at(5.9, 3));
  lines.add(WEB, at(8, 3));
  expect(lines.of(WEB, START)).toEqual([at(0, 0), at(5.9, 3)]);
});

it('what is taken back within a second was nothing', () => {
  const lines = createReplicaLines({ pointsEach: 360, points: 1_000 });
  lines.add(WEB, at(0, 3));
  lines.add(WEB, at(5, 2));
  lines.add(WEB, at(5.5, 3));
  expect(lines.of(WEB, START)).toEqual([at(0, 3)]);
});

it('the point that lasted into the hour begins it', () => {
  const lines = createReplicaLines({ pointsEach: 360, points: 1_000 });
  lines.add(WEB, at(0, 1));
  lines.add(WEB, at(10, 2));
  lines.add(WEB, at(4_000, 3));
  expect(lines.of(WEB, START + 20_000)).toEqual([{ ...at(20, 2) }, at(4_000, 3)]);
  expect(lines.of(serviceId('none'), START)).toEqual([]);
});

it('a service that never rests keeps its whole hour, more coarsely', () => {
  const lines = createReplicaLines({ pointsEach: 360, points: 10_000 });
  const seconds = 2 * 3_600;
  for (let n = 0; n < seconds; n += 1) lines.add(WEB, at(n, n % 2));
  const points = lines.of(WEB, START + seconds * 1_000 - HOUR_MS);
  expect(points.length).toBeLessThanOrEqual(361);
  expect(points.length).toBeGreaterThan(100);
  expect(points[0]?.at).toBe(START + seconds * 1_000 - HOUR_MS);
  expect(points.some(({ running }) => running === 0) && points.some(({ running }) => running === 1)).toBe(
    true,
  );
  const times = points.map((point) => point.at);
  expect(times).toEqual([...times].sort((a, b) => a - b));
});

it('all services together keep so many, and each its latest', () => {
  const lines = createReplicaLines({ pointsEach: 360, points: 6_000 });
  const ids = Array.from({ length: 3_000 }, (_, n) => serviceId(`s${n}`));
  for (let n = 0; n < 10; n += 1) for (const id of ids) lines.add(id, at(n * 30, n));
  const all = ids.map((id) => lines.of(id, START));
  expect(all.flat().length).toBeLessThanOrEqual(6_000);
  expect(all.every((points) => points.at(-1)?.running === 9)).toBe(true);
  for (const id of ids) lines.drop(id);
  for (let n = 0; n < 300; n += 1) lines.add(WEB, at(n * 2, n));
  // Those that are dropped count no more.
  expect(lines.of(WEB, START)).toHaveLength(300);
});

it('points that are of no hour any more make nothing coarse', () => {
  const lines = createReplicaLines({ pointsEach: 360, points: 200 });
  const ids = Array.from({ length: 9 }, (_, n) => serviceId(`s${n}`));
  for (let n = 0; n < 20; n += 1) for (const id of ids) lines.add(id, at(n, n));
  const later = 2 * 3_600;
  for (let n = 0; n < 60; n += 1) lines.add(WEB, at(later + n, n));
  expect(lines.of(WEB, START)).toHaveLength(60);
});

it('whatever storms there are, points are bounded, and after an hour of calm the step is the finest', () => {
  const bounds = { pointsEach: 40, points: 200 };
  const ids = Array.from({ length: 12 }, (_, n) => serviceId(`s${n}`));
  const change = fc.record({
    of: fc.nat(),
    after: fc.nat(30),
    running: fc.nat(3),
    desired: fc.integer({ min: 3, max: 4 }),
  });
  const storm = fc.record({
    services: fc.integer({ min: 1, max: 12 }),
    times: fc.integer({ min: 1, max: 20 }),
    changes: fc.array(change, { minLength: 1, maxLength: 50 }),
  });
  fc.assert(
    fc.property(fc.array(storm, { minLength: 1, maxLength: 4 }), (storms) => {
      const lines = createReplicaLines(bounds);
      let now = 0;
      for (const { services, times, changes } of storms) {
        for (let n = 0; n < times; n += 1)
          for (const { of, after, running, desired } of changes) {
            now += after;
            lines.add(ids[of % services] ?? WEB, at(now, running, desired));
          }
        const kept = ids.map((id) => lines.of(id, 0).length);
        expect(Math.max(...kept)).toBeLessThanOrEqual(bounds.pointsEach);
        expect(kept.reduce((sum, count) => sum + count)).toBeLessThanOrEqual(bounds.points);
        now += HOUR_MS / 1_000;
        for (const id of ids) {
          // A coarser step would leave two of them.
          const five = [0, 1, 2, 3, 4].map((n) => at(now + n, n));
          for (const point of five) lines.add(id, point);
          expect(lines.of(id, START + now * 1_000)).toEqual(five);
        }
        now += HOUR_MS / 1_000;
      }
    }),
    { numRuns: 50 },
  );
});
