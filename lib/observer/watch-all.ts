import { delay } from '@/lib/base/time';
import { DockerError } from '@/lib/docker/wire/docker-error';
import type { ServiceId } from '@/lib/swarm/objects/ids';
import { SERVICES_AT_ONCE } from './hot-set';
import { ACTIVE, type Readings } from './readings';
import type { Watch } from './watch';

/** Above this many tasks the sweep goes by services. */
const ONE_LIST = 5_000;
/** As many tasks as one request of the sweep should give, more or less. */
const TASKS_AT_ONCE = 1_500;
/** How long a sweep in one request waits, ms: so many times as long as it took, within bounds. */
const REST = 20;
const SHORTEST = 1_000;
const LONGEST = 3_000;
/** How long a whole sweep by services should take, ms. */
const ROUND = 20_000;
/** Whatever those say, Docker is not kept busy for more than a fifth of the time. */
const LEAST_REST = 4;
const NETWORKS_EVERY = 10_000;

/** The sweep: reads everything now and then, whatever the events say. `restartEvents` is called when they have gone silent. */
export async function watchAll(watch: Watch, readings: Readings, restartEvents: () => void): Promise<never> {
  const { clock, state, feed, minPoll, signal } = watch;
  let networksAt = clock();
  let cost = 0;
  for (;;) {
    const parts = sweepParts(watch);
    let skipped = 0;
    for (const services of parts) {
      const wait =
        parts.length === 1
          ? Math.min(Math.max(cost * REST, SHORTEST), LONGEST)
          : Math.max(ROUND / parts.length - cost, 0);
      await delay(Math.max(minPoll, wait, cost * LEAST_REST), signal);
      signal.throwIfAborted();
      const began = clock();
      if (services === parts[0]) await readings.services();
      if (began - networksAt >= NETWORKS_EVERY) {
        networksAt = began;
        await readings.networks();
      }
      skipped += await sweep(
        readings,
        services?.filter((id) => state.services.has(id)),
      );
      cost = clock() - began;
    }
    feed.skip('tasks', skipped);
    if (watch.watchdog.isSilent()) restartEvents();
  }
}

/** The services of each request of a sweep; undefined for all in one. */
function sweepParts({ state }: Watch): (ServiceId[] | undefined)[] {
  if (state.tasks.tasks.size <= ONE_LIST) return [undefined];
  const parts: ServiceId[][] = [];
  let part: ServiceId[] = [];
  let tasks = 0;
  for (const id of state.services.keys()) {
    const size = state.tasks.ofService(id).length;
    if (part.length === SERVICES_AT_ONCE || (part.length > 0 && tasks + size > TASKS_AT_ONCE)) {
      parts.push(part);
      part = [];
      tasks = 0;
    }
    part.push(id);
    tasks += size;
  }
  return [...parts, part];
}

async function sweep(readings: Readings, services: ServiceId[] | undefined): Promise<number> {
  if (services?.length === 0) return 0;
  try {
    return await readings.tasks({ desired: ACTIVE, ...(services && { services }) });
  } catch (error) {
    if (!(error instanceof DockerError && error.status === 404 && services)) throw error;
    await readings.services();
    return 0;
  }
}
