import { describe, expect, it } from 'vitest';
import { serviceId, stackName, taskId } from '@/lib/swarm/made-up.testing';
import type { ActivityEvent } from '@/lib/swarm/picture/activity';
import {
  type ActivityFilter,
  type ActivitySubject,
  HOUR_MS,
  MINUTE_MS,
  MOST_LINES_ASKED,
  NO_FILTER,
} from '@/lib/swarm/picture/kept-activity';
import { findLines } from './find-lines';
import { createLineLog } from './line-log';
import { NO_SUBJECT } from './subjects';

const NOON = Date.UTC(2026, 0, 1, 12);
const BOUNDS = { lines: 1_000, linesOfBurst: 50, textChars: 20 };

const failed = (n: number, error = 'task: non-zero exit (1)'): ActivityEvent => ({
  kind: 'task-failed',
  task: taskId(`t${n}`),
  name: `web.${n}`,
  node: 'worker01',
  exitCode: 1,
  error,
});
const scaled: ActivityEvent = {
  kind: 'service-scaled',
  service: serviceId('web'),
  name: 'shop_web',
  from: 1,
  to: 3,
};
const SUBJECT: ActivitySubject = {
  service: serviceId('web'),
  serviceName: 'shop_web',
  stack: stackName('shop'),
  nodes: ['worker01'],
};

const many = (count: number) => Array.from({ length: count }, (_, n) => failed(n));

describe('a log of lines', () => {
  it('keeps the events of a burst singly, and beyond a bound as one line that grows', () => {
    const log = createLineLog(BOUNDS);
    log.add(many(40), NOON, () => SUBJECT);
    log.add(many(40), NOON + 100, () => SUBJECT);
    log.add([scaled], NOON + 200, () => SUBJECT);
    log.add(many(40), NOON + 300, () => SUBJECT);
    expect(log.all).toHaveLength(52);
    expect(log.all[50]).toMatchObject({
      kind: 'many',
      of: 'task-failed',
      count: 70,
      seq: 51,
      at: NOON + 300,
    });
    // The next minute has lines of its own.
    log.add(many(60), NOON + MINUTE_MS, () => SUBJECT);
    expect(log.all).toHaveLength(103);
    expect(log.all.at(-1)).toMatchObject({ kind: 'many', count: 10 });
  });

  it('forgets the oldest, and says until when', () => {
    const log = createLineLog(BOUNDS);
    expect(log.forgottenUntil).toBeNull();
    for (let n = 0; n < 5_000; n += 1) log.add([failed(n)], NOON + n * 2_000, () => SUBJECT);
    expect(log.all.length).toBeLessThanOrEqual(1_000);
    expect(log.all.length).toBeGreaterThanOrEqual(950);
    expect(log.all.at(-1)).toMatchObject({ seq: 5_000 });
    expect(log.forgottenUntil).toBe((log.all[0]?.at ?? 0) - 2_000);
  });

  it('cuts what Docker says', () => {
    const log = createLineLog(BOUNDS);
    log.add([failed(1, 'x'.repeat(100_000))], NOON, () => SUBJECT);
    expect(log.all[0]).toMatchObject({ error: `${'x'.repeat(20)}…` });
  });
});

describe('what is asked of it', () => {
  const log = createLineLog({ ...BOUNDS, textChars: 500 });
  log.add([{ kind: 'network-created', name: 'net' }], NOON - 2 * HOUR_MS, () => NO_SUBJECT);
  log.add([scaled], NOON - 10 * MINUTE_MS, () => SUBJECT);
  log.add([failed(1), failed(2, 'No such image')], NOON - 5 * MINUTE_MS, () => SUBJECT);
  log.add([{ kind: 'node-joined', node: 'n2' as never, name: 'worker02' }], NOON, () => ({
    ...NO_SUBJECT,
    nodes: ['worker02'],
  }));
  const ask = (filter: Partial<ActivityFilter> = {}, before: number | null = null, limit = 100) =>
    findLines(log.all, { before, limit, filter: { ...NO_FILTER, ...filter } }, NOON + 1_000);
  const seqs = (...asked: Parameters<typeof ask>) => ask(...asked).lines.map(({ seq }) => seq);

  it('comes newest first, so many at a time', () => {
    expect(seqs()).toEqual([5, 4, 3, 2, 1]);
    expect(ask({}, null, 2)).toMatchObject({ hasOlder: true, matched: 5, total: 5 });
    expect(seqs({}, null, 2)).toEqual([5, 4]);
    expect(seqs({}, 4, 2)).toEqual([3, 2]);
    expect(ask({}, 2, 2)).toMatchObject({ hasOlder: false, matched: 5 });
  });

  it.each<[Partial<ActivityFilter>, number[]]>([
    [{ stack: 'shop' }, [4, 3, 2]],
    [{ service: 'shop_web' }, [4, 3, 2]],
    [{ node: 'worker02' }, [5]],
    [{ kind: 'failures' }, [4, 3]],
    [{ kind: 'scalings' }, [2]],
    [{ kind: 'tasks' }, [4, 3]],
    [{ kind: 'networks' }, [1]],
    [{ text: 'NO such  image' }, [4]],
    [{ text: 'shop' }, [4, 3, 2]],
    [{ minute: NOON - 10 * MINUTE_MS }, [2]],
    [{ kind: 'failures', node: 'worker02' }, []],
  ])('%o', (filter, found) => {
    expect(seqs(filter)).toEqual(found);
    expect(ask(filter)).toMatchObject({ matched: found.length, total: 5, hasOlder: false });
  });

  it('counts the last hour by the minute, this one last; a minute that is asked for hides no other', () => {
    const { minutes } = ask({ minute: NOON });
    expect(minutes).toHaveLength(60);
    expect(minutes.at(-1)).toEqual({ at: NOON, failure: 0, change: 0, other: 1 });
    expect(minutes.at(-6)).toEqual({ at: NOON - 5 * MINUTE_MS, failure: 2, change: 0, other: 0 });
    expect(minutes.at(-11)).toEqual({ at: NOON - 10 * MINUTE_MS, failure: 0, change: 1, other: 0 });
    expect(ask({ stack: 'shop' }).minutes.at(-1)).toMatchObject({ other: 0 });
  });

  it('says how many are known by number only; those are of no service', () => {
    const storm = createLineLog(BOUNDS);
    storm.add(many(1_050), NOON, () => SUBJECT);
    const found = (filter: Partial<ActivityFilter>) =>
      findLines(storm.all, { before: null, limit: 5, filter: { ...NO_FILTER, ...filter } }, NOON);
    expect(found({})).toMatchObject({ matched: 51, summed: 1_000 });
    expect(found({ service: 'shop_web' })).toMatchObject({ matched: 50, summed: 1_000 });
    expect(found({}).minutes.at(-1)?.failure).toBe(1_050);
  });
});

it('the largest answer is bounded', () => {
  const log = createLineLog({ lines: 5_000, linesOfBurst: 5_000, textChars: 500 });
  log.add(
    many(4_000).map((_, n) => failed(n, 'e'.repeat(10_000))),
    NOON,
    () => SUBJECT,
  );
  const answer = findLines(log.all, { before: null, limit: MOST_LINES_ASKED, filter: NO_FILTER }, NOON);
  expect(answer.lines).toHaveLength(MOST_LINES_ASKED);
  expect(JSON.stringify(answer).length).toBeLessThan(100_000);
});
