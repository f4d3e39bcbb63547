import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, type TestContext, test, vi } from 'vitest';
import { crashMany } from '@/lib/demo/control/accidents';
import { removeService } from '@/lib/demo/control/services';
import { startDemo } from '@/lib/demo/start-demo';
import { deployStack } from '@/lib/demo/story/stacks';
import type { Swarm } from '@/lib/demo/swarm/swarm';
import { createDockerEngine } from '@/lib/docker/dockerode-engine';
import type { Engine } from '@/lib/docker/engine';
import { isOver } from '@/lib/swarm/objects/task';
import { createObserver } from './create-observer';
import type { Change, Observer } from './observer';

/** The observer over a real socket, when much happens at once. */
async function watch({ onTestFinished }: TestContext) {
  const folder = await mkdtemp(join(tmpdir(), 'storm-'));
  const socketPath = join(folder, 'docker.sock');
  const demo = await startDemo({ socketPath, nodes: 100, tasks: 500, calm: true });
  const engine = createDockerEngine({ host: `unix://${socketPath}` });
  const asked: string[] = [];
  const observer = createObserver({ engine: counted(engine, asked) });
  const changes: (Change & { readonly at: number })[] = [];
  observer.subscribe({
    changed: (change) => void changes.push({ ...change, at: performance.now() }),
    feed() {},
  });
  onTestFinished(async () => {
    await observer.stop();
    engine.close();
    await demo.close();
    await rm(folder, { recursive: true, force: true });
  });
  observer.start();
  await vi.waitFor(() => expect(observer.feed.state).toBe('live'), { timeout: 10_000 });
  const before = { changes: changes.length, asked: asked.length, at: performance.now() };
  const running = () =>
    [...observer.cluster.tasks.values()].filter(({ state }) => state === 'running').length;

  return {
    swarm: demo.swarm,
    observer,
    running,
    since: () => changes.slice(before.changes),
    /** Waits until the observer and a fresh read agree, and `isDone`. */
    settled: (isDone: () => boolean) =>
      vi.waitFor(
        async () => {
          expect(isDone()).toBe(true);
          const [docker, seen] = await bothPictures(engine, observer.cluster);
          expect(seen).toEqual(docker);
        },
        { timeout: 25_000, interval: 200 },
      ),
    /** Pictures came at most every 100 ms or so, each led from the one before, and Docker was not flooded. */
    expectGathered() {
      const storm = changes.slice(before.changes);
      const first = storm[0]?.revision ?? 0;
      expect(storm.map(({ revision }) => revision)).toEqual(storm.map((_, i) => first + i));
      const told = ((storm.at(-1)?.at ?? 0) - (storm[0]?.at ?? 0)) / 1_000;
      expect(storm.length).toBeLessThanOrEqual(told * 11 + 2);
      const seconds = (performance.now() - before.at) / 1_000;
      expect((asked.length - before.asked) / seconds).toBeLessThan(40);
      expect(observer.feed).toMatchObject({ state: 'live', skipped: {} });
    },
  };
}

/** The engine, with what it is asked written down. */
function counted(inner: Engine, asked: string[]): Engine {
  const count = <T>(what: string, answer: T): T => {
    asked.push(what);
    return answer;
  };
  return {
    ...inner,
    nodes: (...parts) => count('nodes', inner.nodes(...parts)),
    services: (...parts) => count('services', inner.services(...parts)),
    tasks: (...parts) => count('tasks', inner.tasks(...parts)),
  };
}

/** What Docker says when it is read anew, and what the observer says: nodes, services, and the tasks that are not over. */
async function bothPictures(
  engine: Engine,
  cluster: Observer['cluster'],
): Promise<[readonly string[], readonly string[]]> {
  const { signal } = new AbortController();
  const unknown = () => undefined;
  const [nodes, services, tasks] = await Promise.all([
    engine.nodes(unknown, signal),
    engine.services(unknown, signal),
    engine.tasks({}, unknown, signal),
  ]);
  return [
    pictureOf(nodes.items, services.items, tasks.items),
    pictureOf(cluster.nodes.values(), cluster.services.values(), cluster.tasks.values()),
  ];
}

type Objects<K extends 'nodes' | 'services' | 'tasks'> = Iterable<
  Observer['cluster'][K] extends ReadonlyMap<string, infer T> ? T : never
>;
const pictureOf = (nodes: Objects<'nodes'>, services: Objects<'services'>, tasks: Objects<'tasks'>) =>
  [
    ...[...nodes].map(({ id, version, state, manager }) => `${id} ${version} ${state} ${manager?.leader}`),
    ...[...services].map(({ id, version }) => `${id} ${version}`),
    ...[...tasks]
      .filter((task) => !isOver(task))
      .map(({ id, version, state, desiredState }) => `${id} ${version} ${state} ${desiredState}`),
  ].sort();

/** 20 stacks of ten services: a network has addresses for no more. */
function deploy(swarm: Swarm, replicas: number): void {
  for (let stack = 0; stack < 20; stack++)
    deployStack(
      swarm,
      `large${stack}`,
      Array.from({ length: 10 }, (_, n) => ({
        name: `s${n}`,
        image: 'registry:5000/large/app:1.0',
        mode: { Replicated: { Replicas: replicas } },
      })),
    );
}

const LONG = { timeout: 60_000 };

describe.concurrent('the final picture is right, and Docker was not flooded, when', () => {
  test('200 services with 2,000 tasks come at once, and go at once', LONG, async (context) => {
    const { swarm, observer, running, settled, expectGathered } = await watch(context);
    deploy(swarm, 10);
    await settled(() => running() === 2_500);
    const large = [...observer.cluster.services.values()].filter(({ stack }) => stack?.startsWith('large'));
    expect(large).toHaveLength(200);
    for (const { id } of large) removeService(swarm, id);
    await settled(() => running() === 500);
    for (const { id } of large) expect(observer.cluster.services.has(id)).toBe(false);
    expectGathered();
  });

  test('400 tasks fail by themselves, and come back', LONG, async (context) => {
    const { swarm, observer, running, settled, expectGathered } = await watch(context);
    const ids = [...observer.cluster.tasks.keys()];
    const failed = () => ids.filter((id) => observer.cluster.tasks.get(id)?.state === 'failed').length;
    expect(crashMany(swarm, 400)).toBe(400);
    await vi.waitFor(() => expect(failed()).toBe(400), { timeout: 10_000 });
    await settled(() => running() === 500);
    expect(failed()).toBe(400);
    expectGathered();
  });

  test('a new leader knows no node for a moment: nothing is told of tasks', LONG, async (context) => {
    const { swarm, observer, since, settled, expectGathered } = await watch(context);
    const { tasks } = observer.cluster;
    const leader = swarm.dispatcher.changeLeader();
    const states = () => [...observer.cluster.nodes.values()].map(({ state }) => state);
    await vi.waitFor(() => expect(states()).toContain('unknown'), { timeout: 5_000 });
    await settled(() => states().every((state) => state === 'ready'));
    expect(observer.cluster.tasks).toBe(tasks);
    const leaders = [...observer.cluster.nodes.values()].filter(({ manager }) => manager?.leader);
    expect(leaders.map(({ hostname }) => hostname)).toEqual([leader]);
    expect(since().flatMap(({ activities }) => activities.map(({ kind }) => kind))).toEqual([
      'leader-changed',
    ]);
    expectGathered();
  });
});
