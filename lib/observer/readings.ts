import { forgetOldest } from '@/lib/base/forget-oldest';
import type { TaskFilter } from '@/lib/docker/engine';
import { DockerError } from '@/lib/docker/wire/docker-error';
import type { NetworkId, NodeId, ServiceId, TaskId } from '@/lib/swarm/objects/ids';
import { isGlobal } from '@/lib/swarm/objects/service';
import { isWaiting } from '@/lib/swarm/objects/task';
import { chunks } from './chunks';
import { singleFlight } from './single-flight';
import { stir, type Watch } from './watch';

/** What Swarm still means to do something with; the rest is history. */
export const ACTIVE = ['running', 'ready', 'complete', 'remove'] as const;

/** As many ids as go into one request's address. */
const IDS_AT_ONCE = 100;

/** Networks that are remembered as asked about. */
const MOST_FOREIGN = 1_000;

/** Each reads something whole, puts it into the state, and makes hot what it changed. [W1, W5] */
export interface Readings {
  nodes(): Promise<void>;
  services(): Promise<void>;
  networks(): Promise<void>;
  /** Resolves to how many records could not be read. A task that an active list lost is looked up for its end. */
  tasks(filter: TaskFilter): Promise<number>;
  lookUp(ids: readonly TaskId[]): Promise<void>;
}

export function createReadings(watch: Watch): Readings {
  const { engine, state, feed, revisions, watchdog, signal } = watch;
  /** Services that tasks name and the list does not: asked about once. */
  const strangers = new Set<ServiceId>();
  /** Networks that services name and the list does not: asked about once, too. */
  const foreign = new Set<NetworkId>();
  let networksForbidden = false;
  let hasNetworks = false;

  const nodes = singleFlight(async () => {
    const { items, skipped } = await engine.nodes((id) => state.nodes.get(id), signal);
    const { changed, removed } = state.setNodes(items);
    feed.confirm();
    feed.skip('nodes', skipped);
    if (changed.length + removed.length === 0) return;
    revisions.touch();
    stir(watch, touchedBy(watch, new Set([...changed, ...removed].map((node) => node.id))));
  });

  const services = singleFlight(async () => {
    const askedAt = watch.clock();
    const { items, skipped } = await engine.services((id) => state.services.get(id), signal);
    const { changed, removed } = state.setServices(items, askedAt);
    feed.confirm();
    feed.skip('services', skipped);
    if (changed.length + removed.length === 0) return;
    revisions.touch();
    for (const { id } of removed) strangers.add(id);
    for (const { id } of changed) watchdog.found(id);
    const targets = new Set(changed.flatMap((service) => service.networks));
    const unknown = [...targets].filter((id) => !state.networks.has(id) && !foreign.has(id));
    for (const id of unknown) {
      foreign.add(id);
      forgetOldest(foreign, MOST_FOREIGN);
    }
    if (hasNetworks && unknown.length > 0) watch.spawn(networks);
    stir(
      watch,
      [...changed, ...removed].map((service) => service.id),
    );
  });

  const networks = singleFlight(async () => {
    if (networksForbidden) return;
    try {
      const named = new Set([...state.services.values()].flatMap((service) => service.networks));
      const { items, skipped } = await engine.networks(signal, named);
      hasNetworks = true;
      const { changed, removed } = state.setNetworks(items);
      feed.withhold('networks', false);
      feed.skip('networks', skipped);
      if (changed.length + removed.length > 0) revisions.touch();
    } catch (error) {
      // A proxy that keeps networks back leaves the rest worth seeing.
      if (!(error instanceof DockerError && error.problem.kind === 'proxy-forbidden')) throw error;
      networksForbidden = true;
      feed.withhold('networks', true);
    }
  });

  const tasks = async (filter: TaskFilter): Promise<number> => {
    const began = state.turns.begin();
    try {
      const { items, skipped } = await engine.tasks(filter, (id) => state.tasks.tasks.get(id), signal);
      const { changed, missing } = await revisions.during(() => state.mergeTasks(items, began, filter));
      feed.confirm();
      if (changed.length + missing.length === 0) return skipped;
      revisions.touch();
      const stirred = new Set([...changed, ...missing].map((task) => task.service));
      const fresh = [...stirred].filter((id) => id !== null && !state.services.has(id) && !strangers.has(id));
      for (const id of fresh) if (id !== null) strangers.add(id);
      if (fresh.length > 0) watch.spawn(services);
      stir(watch, stirred);
      if (filter.desired) await lookUp(missing.map((task) => task.id));
      return skipped;
    } finally {
      state.turns.end(began);
    }
  };

  const lookUp = async (ids: readonly TaskId[]): Promise<void> => {
    for (const some of chunks(ids, IDS_AT_ONCE)) await tasks({ ids: some });
  };

  return { nodes, services, networks, tasks, lookUp };
}

/** The services that a change of these nodes can move: those on them, those that wait, those that run everywhere. */
export function touchedBy(
  { state }: Pick<Watch, 'state'>,
  nodes: ReadonlySet<NodeId>,
): Set<ServiceId | null> {
  const touched = new Set<ServiceId | null>();
  for (const task of state.tasks.tasks.values())
    if (isWaiting(task) || (task.node !== null && nodes.has(task.node))) touched.add(task.service);
  for (const service of state.services.values()) if (isGlobal(service.mode)) touched.add(service.id);
  return touched;
}
