import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { aNode, aService, aTask, serviceId, taskId } from '@/lib/swarm/made-up.testing';
import type { TaskRecord } from '@/lib/swarm/objects/task';
import { createObserver } from './create-observer';
import type { Observer } from './observer';
import { createScriptedEngine, type ScriptedEngine } from './scripted-engine.testing';

const SERVICES = 300;
let engine: ScriptedEngine;
let observer: Observer;
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const askedSince = (from: number, what: string) =>
  engine.asked.slice(from).filter((one) => one === what).length;
const state = (id: string) => observer.cluster.tasks.get(taskId(id))?.state;

beforeEach(async () => {
  vi.useFakeTimers();
  engine = createScriptedEngine();
  engine.world.nodes = [aNode('worker01')];
  for (let n = 0; n < SERVICES; n++) {
    engine.world.services.push(aService(`s${n}`, { mode: { kind: 'replicated', replicas: 1 } }));
    engine.world.tasks.push(aTask(`t${n}`, { service: serviceId(`s${n}`) }));
  }
  observer = createObserver({ engine });
  observer.start();
  await pass(20_000);
  expect(observer.feed.state).toBe('live');
});
afterEach(async () => {
  await observer.stop();
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

/** Puts another version of a task into Docker. */
function update(id: string, over: Partial<TaskRecord>): void {
  engine.world.tasks = engine.world.tasks.map((task) =>
    task.id === id ? { ...task, version: task.version + 1, ...over } : task,
  );
}

test('[W12] a sweep that hangs holds up nothing that an event tells of', async () => {
  engine.hold((filter) => filter.desired !== undefined && !filter.services);
  await pass(5_000);
  expect(engine.held).toHaveLength(1);
  update('t7', { state: 'failed' });
  engine.tell({ type: 'service', action: 'update', id: 's7' });
  await pass(30);
  expect(state('t7')).toBe('failed');
  await pass(10_000);
  expect(engine.held).toHaveLength(1);
  engine.held[0]?.answer(engine.world.tasks);
  await pass(5_000);
  expect(observer.feed.state).toBe('live');
});

test('[W5] events by the thousand cost few requests, and lose nothing', async () => {
  engine.trip(20);
  const from = engine.asked.length;
  for (let i = 0; i < 5_000; i++) {
    engine.tell({ type: 'service', action: 'update', id: `s${i % SERVICES}` });
    engine.tell({ type: 'node', action: 'update', id: 'worker01' });
    engine.tell({ type: 'container', action: 'health_status', id: `t${i % SERVICES}` });
    engine.tell({ type: 'container', action: 'die', id: `stranger${i}` });
    if (i % 500 === 0) await pass(50);
  }
  for (let n = 0; n < SERVICES; n++) update(`t${n}`, { state: 'failed' });
  await pass(1_500);
  for (let n = 0; n < SERVICES; n++) expect(state(`t${n}`)).toBe('failed');
  expect(askedSince(from, 'services')).toBeLessThan(60);
  expect(askedSince(from, 'nodes')).toBeLessThan(60);
  // 5,000 strangers by a hundred, and those that came while others were looked up.
  expect(askedSince(from, 'tasks ids')).toBeLessThan(70);
  expect(askedSince(from, 'tasks services')).toBeLessThan(60);
});

test('[W12] what a person waits for is read before what a storm left to read', async () => {
  engine.trip(100);
  for (let n = 0; n < SERVICES; n++) update(`t${n}`, { state: 'failed' });
  // The sweep finds them all, and makes their services hot.
  await pass(3_300);
  update('t299', { state: 'shutdown', message: 'scaled down' });
  observer.expect([serviceId('s299')]);
  const from = engine.asked.length;
  await pass(450);
  expect(state('t299')).toBe('shutdown');
  expect(askedSince(from, 'tasks services')).toBeLessThanOrEqual(4);
});

test('a service that is gone takes none of those away that were asked about with it', async () => {
  for (let n = 0; n < 40; n++) update(`t${n}`, { state: 'failed' });
  engine.world.services = engine.world.services.filter(({ id }) => id !== 's3' && id !== 's5');
  engine.world.tasks = engine.world.tasks.filter(({ id }) => id !== 't3' && id !== 't5');
  const from = engine.asked.length;
  observer.expect(Array.from({ length: 40 }, (_, n) => serviceId(`s${n}`)));
  await pass(30);
  expect(state('t39')).toBe('failed');
  expect(askedSince(from, 'tasks services')).toBeLessThanOrEqual(4);
  await pass(3_000);
  expect(observer.cluster.services.has(serviceId('s3'))).toBe(false);
  expect(observer.cluster.tasks.has(taskId('t5'))).toBe(false);
  expect(observer.feed.state).toBe('live');
});
