import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { LogBatch } from '@/lib/docker/logs/line-reader';
import type { LogsRequest } from '@/lib/docker/logs/open-logs';
import { DockerError } from '@/lib/docker/wire/docker-error';
import { aNode, aService, aTask, nodeId, serviceId, stackName, taskId } from '@/lib/swarm/made-up.testing';
import { EMPTY_CLUSTER, type RecordedCluster } from '@/lib/swarm/objects/cluster';
import type { TaskRecord } from '@/lib/swarm/objects/task';
import { type LogLine, logTime } from '@/lib/swarm/picture/log-line';
import { aHeldObserver, type HeldObserver } from '../made-up.testing';
import { keepLastLines } from './keep-last-lines';

const line = (task: string, ms: number, text: string): LogLine => ({
  task: taskId(task),
  node: nodeId('n1'),
  stream: 'stderr',
  at: logTime(ms),
  text,
  cut: 0,
});

/** An engine that answers each read when the test says so. */
class FakeEngine {
  readonly asked: LogsRequest[] = [];
  readonly reading = new Map<
    string,
    { readonly resolve: (batches: LogBatch[]) => void; readonly reject: (e: Error) => void }
  >();

  async logs(request: LogsRequest, signal: AbortSignal): Promise<AsyncIterable<LogBatch>> {
    this.asked.push(request);
    const batches = await new Promise<LogBatch[]>((resolve, reject) => {
      this.reading.set(request.target.id, { resolve, reject });
      signal.addEventListener('abort', () => reject(signal.reason));
    });
    return (async function* () {
      yield* batches;
    })();
  }

  async answer(task: string, ...batches: LogBatch[]): Promise<void> {
    this.reading.get(task)?.resolve(batches);
    this.reading.delete(task);
    await vi.advanceTimersByTimeAsync(0);
  }
}

let engine: FakeEngine;
let observer: HeldObserver;
let stopping: AbortController;
let kept: ReturnType<typeof keepLastLines>;

const running = (id: string, over: Partial<TaskRecord> = {}) =>
  aTask(id, { service: serviceId('s1'), node: nodeId('n1'), state: 'running', ...over });
const failed = (id: string, over: Partial<TaskRecord> = {}) =>
  running(id, { state: 'failed', exitCode: 7, error: 'task: non-zero exit (7)', since: 5_000, ...over });
const withTasks = (cluster: RecordedCluster, ...tasks: TaskRecord[]): RecordedCluster => ({
  ...cluster,
  tasks: new Map(tasks.map((task) => [task.id, task])),
});
const show = (...tasks: TaskRecord[]) => observer.show(withTasks(observer.cluster, ...tasks));
const asked = () => engine.asked.map(({ target }) => target.id);

beforeEach(() => {
  vi.useFakeTimers();
  engine = new FakeEngine();
  const services = ['s1', 's2'].map((id) => aService(id, { name: `shop_${id}`, stack: stackName('shop') }));
  observer = aHeldObserver(
    {
      ...EMPTY_CLUSTER,
      services: new Map(services.map((service) => [service.id, service])),
      nodes: new Map([[nodeId('n1'), aNode('n1', { hostname: 'worker01' })]]),
    },
    0,
  );
  stopping = new AbortController();
  kept = keepLastLines({ engine, observer, clock: Date.now, signal: stopping.signal });
});
afterEach(() => {
  stopping.abort();
  vi.useRealTimers();
});

describe('the last lines of a task that fails [L5]', () => {
  test('are read from Docker once, and are there with what they are of when it is forgotten', async () => {
    show(running('t1', { slot: 3 }));
    show(failed('t1', { slot: 3 }));
    expect(engine.asked).toEqual([
      { target: { kind: 'task', id: 't1' }, tail: 50, since: null, follow: false },
    ]);
    await engine.answer(
      't1',
      { lines: [line('t1', 2, 'b')], warnings: [] },
      { lines: [line('t1', 1, 'a'), line('t1', 3, 'c')], warnings: [] },
    );
    show(failed('t1', { slot: 3, version: 9, desiredState: 'shutdown' }));
    show();
    expect(asked()).toEqual(['t1']);
    expect(kept.find(taskId('t1'))).toMatchObject({
      service: 's1',
      stack: 'shop',
      name: 'shop_s1.3',
      nodeName: 'worker01',
      failedAt: 5_000,
      exitCode: 7,
      error: 'task: non-zero exit (7)',
      lines: [{ text: 'a' }, { text: 'b' }, { text: 'c' }],
    });
  });

  test('are the latest 50, and of long ones those that fit in 16 KiB', async () => {
    show(running('t1'));
    show(failed('t1'), failed('t2'));
    const many = Array.from({ length: 60 }, (_, n) => line('t1', n, String(n)));
    await engine.answer('t1', { lines: many, warnings: [] });
    expect(kept.find(taskId('t1'))?.lines.map(({ text }) => text)).toEqual(
      many.slice(10).map(({ text }) => text),
    );
    const long = ['x', 'y', 'z'].map((letter, n) => line('t2', n, letter.repeat(8_000)));
    await engine.answer('t2', { lines: long, warnings: [] });
    expect(kept.find(taskId('t2'))?.lines.map(({ text }) => text[0])).toEqual(['y', 'z']);
  });

  test('are not read of what failed before the first picture, nor of what does not fail', () => {
    show(failed('old'));
    show(failed('old', { version: 2 }), running('t1'));
    show(failed('old', { version: 3 }), running('t1', { state: 'complete', exitCode: 0 }));
    expect(engine.asked).toEqual([]);
  });

  test('are none where its container never started: Docker’s words are kept without asking', () => {
    show(running('t1', { state: 'preparing' }));
    show(failed('t1', { state: 'rejected', exitCode: null, error: 'No such image: x' }));
    expect(engine.asked).toEqual([]);
    expect(kept.find(taskId('t1'))).toMatchObject({ lines: [], exitCode: null, error: 'No such image: x' });
  });

  test('are read of two tasks at once, and what Docker forgets meanwhile is left out', async () => {
    show();
    show(running('t0'));
    show(failed('t1'), failed('t2'), failed('t3', { service: serviceId('s2') }), failed('t4'));
    expect(asked()).toEqual(['t4', 't3']);
    show(failed('t1'), failed('t3', { service: serviceId('s2') }), failed('t4'));
    await engine.answer('t4', { lines: [], warnings: [] });
    expect(asked()).toEqual(['t4', 't3', 't1']);
  });

  test('go on when the budget of a minute is used up', async () => {
    show(running('t0'));
    for (let n = 1; n <= 31; n++) {
      show(failed(`t${n}`));
      await engine.answer(`t${n}`, { lines: [line(`t${n}`, n, 'x')], warnings: [] });
    }
    expect(asked()).toHaveLength(30);
    await vi.advanceTimersByTimeAsync(59_000);
    expect(asked()).toHaveLength(30);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(asked().at(-1)).toBe('t31');
  });

  test.each([
    [
      'Docker refuses',
      () => engine.reading.get('t1')?.reject(new DockerError({ kind: 'unknown', message: 'x' }, 404)),
    ],
    ['nobody answers', () => vi.advanceTimersByTimeAsync(10_000)],
    ['its node is away', () => engine.answer('t1', { lines: [], warnings: ['incomplete log stream'] })],
  ])('that cannot be read, since %s, hold nothing up and are not kept', async (_, happen) => {
    show(running('t1'));
    show(failed('t1'), failed('t2'), failed('t3'));
    await engine.answer('t3', { lines: [], warnings: [] });
    await engine.answer('t2', { lines: [], warnings: [] });
    await happen();
    await vi.advanceTimersByTimeAsync(0);
    expect(kept.find(taskId('t1'))).toBeNull();
    show(failed('t4'));
    expect(asked().at(-1)).toBe('t4');
  });

  test('are not read any more once the server stops', async () => {
    show(running('t1'));
    show(failed('t1'), failed('t2'), failed('t3'));
    stopping.abort();
    await vi.advanceTimersByTimeAsync(0);
    show(failed('t4'));
    expect(asked()).toHaveLength(2);
  });
});
