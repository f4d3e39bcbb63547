import { expect, test } from 'vitest';
import { serviceId } from '../made-up.testing';
import type { ActivityEvent } from './activity';
import { withLines } from './activity-lines';
import { ActivityLog } from './activity-log';

const created = (n: number): ActivityEvent => ({
  kind: 'service-created',
  service: serviceId(`s${n}`),
  name: `s${n}`,
  replicas: 1,
});
const some = (count: number) => Array.from({ length: count }, (_, n) => created(n));
const kinds = (log: ActivityLog) => log.all.map(({ kind }) => kind);

test('a few at once are told one by one, counted up from 1', () => {
  const log = new ActivityLog();
  expect(log.add(some(10), 5).map(({ seq, at }) => [seq, at])).toEqual(
    Array.from({ length: 10 }, (_, n) => [n + 1, 5]),
  );
});

test('200 at once are one line', () => {
  const log = new ActivityLog();
  expect(log.add(some(200), 1)).toEqual([{ kind: 'many', of: 'service-created', count: 200, seq: 1, at: 1 }]);
});

test('[P9] 200 in a row, a few at a time, are one line that grows', () => {
  const log = new ActivityLog();
  for (let n = 0; n < 50; n += 1) log.add(some(4), n * 200);
  expect(kinds(log)).toEqual([...Array.from({ length: 8 }, () => 'service-created'), 'many']);
  expect(log.all.at(-1)).toMatchObject({ count: 200, at: 49 * 200 });
});

test('after a pause they are told one by one again', () => {
  const log = new ActivityLog();
  log.add(some(20), 0);
  log.add(some(1), 2_500);
  expect(kinds(log)).toEqual(['many', 'service-created']);
});

test('a steady drip is never summed up', () => {
  const log = new ActivityLog();
  for (let n = 0; n < 100; n += 1) log.add(some(1), n * 500);
  expect(new Set(kinds(log))).toEqual(new Set(['service-created']));
});

test('a storm that does not end has a line a minute', () => {
  const log = new ActivityLog();
  for (let n = 0; n < 180; n += 1) log.add(some(20), n * 1_000);
  expect(kinds(log)).toEqual(['many', 'many', 'many']);
});

test('other kinds in between keep their own lines', () => {
  const log = new ActivityLog();
  log.add([...some(20), { kind: 'network-created', name: 'net' }], 1);
  expect(kinds(log)).toEqual(['many', 'network-created']);
});

test('who has the lines before, and each that is new, has all lines', () => {
  const log = new ActivityLog();
  let lines = log.all;
  for (let n = 0; n < 300; n += 1) {
    lines = withLines(
      lines,
      log.add(n % 3 === 0 ? some(n % 20) : [{ kind: 'network-created', name: 'x' }], n * 700),
    );
    expect(lines).toEqual(log.all);
  }
  expect(lines).toHaveLength(200);
});
