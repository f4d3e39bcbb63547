import { expect, test } from 'vitest';
import { serviceId, taskId } from '@/lib/swarm/made-up.testing';
import type { ActivityEvent } from '@/lib/swarm/picture/activity';
import { HOUR_MS, type KeptActivity } from '@/lib/swarm/picture/kept-activity';
import type { ServiceHistory } from '@/lib/swarm/picture/service-history';
import { heightOf, historyShape, pointAt, unknownAt } from './history-shape';

const NOW = Date.parse('2026-11-22T10:05:30Z');
const FROM = NOW - HOUR_MS;
const minute = (n: number) => FROM + n * 60_000;
const history = (over: Partial<ServiceHistory> = {}): ServiceHistory => ({
  since: FROM - 1,
  gaps: [],
  points: [{ at: FROM, desired: 2, running: 2 }],
  marks: [],
  revisions: [],
  ...over,
});
const live = { desired: 2, running: 2 };

const subject = { service: serviceId('web'), serviceName: 'web', stack: null, nodes: [] };
const told = (at: number, event: ActivityEvent): KeptActivity => ({ ...event, seq: at, at, subject });
const scaled = (at: number) =>
  told(at, { kind: 'service-scaled', service: serviceId('web'), name: 'web', from: 1, to: 2 });
const failed = (at: number) =>
  told(at, { kind: 'task-failed', task: taskId('t'), name: 'web.1', node: 'n', exitCode: 1, error: '' });
const converged = (at: number) =>
  told(at, { kind: 'service-converged', service: serviceId('web'), name: 'web', running: 2, tookMs: 1 });

test('steps from point to point, to the present', () => {
  const points = [
    { at: FROM, desired: 2, running: 2 },
    { at: minute(30), desired: 4, running: 2 },
    { at: minute(45), desired: 4, running: 4 },
  ];
  const shape = historyShape(history({ points }), { desired: 4, running: 4 }, NOW);
  expect(shape.most).toBe(4);
  const [two, four] = [2, 4].map((count) => Number(heightOf(count, 4).toFixed(4)));
  expect(shape.desired).toBe(`M0 ${two}H0.5V${four}H0.75V${four}H1`);
  expect(shape.running).toBe(`M0 ${two}H0.5V${two}H0.75V${four}H1`);
  expect(shape.area).toBe(`${shape.running}V1H0Z`);
});

test('knows what runs now before the server was asked again', () => {
  const shape = historyShape(history(), { desired: 2, running: 1 }, NOW);
  expect(shape.points.at(-1)).toEqual({ at: NOW, desired: 2, running: 1 });
  expect(historyShape(history(), live, NOW).points).toHaveLength(1);
});

test('never draws what was not seen', () => {
  const since = minute(20);
  const shape = historyShape(history({ since, points: [{ at: since, desired: 1, running: 1 }] }), live, NOW);
  expect(shape.unknown).toEqual([{ from: FROM, to: since, isBefore: true }]);
  expect(unknownAt(shape, minute(19))?.isBefore).toBe(true);
  expect(unknownAt(shape, since)).toBeNull();
  expect(shape.desired).toMatch(/^M0\.3333 /);
  expect(shape.area).toMatch(/V1H0\.3333Z$/);
  expect(historyShape(history({ points: [] }), live, NOW)).toMatchObject({ desired: '', running: '' });
});

test('never bridges a time in which nothing was watched', () => {
  const points = [
    { at: FROM, desired: 2, running: 2 },
    // What the look at the end of the gap found.
    { at: minute(45) - 5, desired: 2, running: 1 },
  ];
  const gaps = [{ from: minute(15), to: minute(45) }];
  const shape = historyShape(history({ points, gaps }), { desired: 2, running: 1 }, NOW);
  const [two, one] = [2, 1].map((count) => Number(heightOf(count, 2).toFixed(4)));
  expect(shape.running).toBe(`M0 ${two}H0.25M0.75 ${one}H1`);
  expect(shape.desired).toBe(`M0 ${two}H0.25M0.75 ${two}H1`);
  expect(shape.area).toBe(`M0 ${two}H0.25V1H0ZM0.75 ${one}H1V1H0.75Z`);
  expect(shape.unknown).toEqual([{ ...gaps[0], isBefore: false }]);
  expect([14, 15, 44, 45, 60].map((n) => unknownAt(shape, minute(n)) !== null)).toEqual([
    false,
    true,
    true,
    false,
    false,
  ]);
});

test('while nothing is watched the present is not known', () => {
  const gaps = [
    { from: FROM - HOUR_MS, to: minute(6) },
    { from: minute(30), to: null },
  ];
  const shape = historyShape(history({ gaps }), { desired: 2, running: 1 }, NOW);
  expect(shape.running).toMatch(/^M0\.1 \S+H0\.5$/);
  expect(shape.points).toHaveLength(1);
  expect(unknownAt(shape, FROM)).toEqual({ from: FROM, to: minute(6), isBefore: false });
  expect(unknownAt(shape, NOW)).toEqual({ from: minute(30), to: NOW, isBefore: false });
});

test('draws no more than the span that holds all that is known', () => {
  const ago = (minutes: number) => historyShape(history({ since: NOW - minutes * 60_000 }), live, NOW);
  expect([1, 5, 6, 20, 31, 59, 90].map((minutes) => ago(minutes).minutes)).toEqual([
    5, 5, 15, 30, 60, 60, 60,
  ]);
  expect(ago(3).from).toBe(NOW - 5 * 60_000);
});

test('a point that held before the hour begins it', () => {
  const points = [
    { at: FROM - 9e6, desired: 1, running: 1 },
    { at: FROM - 60_000, desired: 2, running: 2 },
  ];
  expect(historyShape(history({ points }), live, NOW).points).toEqual([{ at: FROM, desired: 2, running: 2 }]);
});

test('marks failures, deploys and scalings; what is near is one, by its gravest', () => {
  const marks = [scaled(minute(10)), failed(minute(10.5)), converged(minute(20)), scaled(minute(30))];
  const shape = historyShape(history({ marks: [scaled(FROM - 60_000), ...marks] }), live, NOW);
  expect(shape.marks.map(({ sort, activities }) => [sort, activities.length])).toEqual([
    ['failure', 2],
    ['scaling', 1],
  ]);
  expect(shape.marks[0]?.x).toBeCloseTo(1 / 6);
});

test('ticks are round by the clock, and within the hour', () => {
  const { ticks } = historyShape(history(), live, NOW);
  expect(ticks).toHaveLength(6);
  for (const at of ticks) expect(new Date(at).getMinutes() % 10).toBe(0);
  expect(ticks[0]).toBeGreaterThan(FROM);
  expect(ticks.at(-1)).toBeLessThanOrEqual(NOW);
});

test('what held at a moment', () => {
  const points = [
    { at: 10, desired: 1, running: 0 },
    { at: 20, desired: 1, running: 1 },
  ];
  expect(pointAt(points, 9)).toBeNull();
  expect(pointAt(points, 15)?.running).toBe(0);
  expect(pointAt(points, 20)?.running).toBe(1);
});
