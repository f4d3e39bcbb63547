import { inSlices } from '@/lib/base/in-slices';
import type { ServiceId } from '@/lib/swarm/objects/ids';
import type { Service } from '@/lib/swarm/objects/service';
import { each } from './each';
import { isSettled } from './is-settled';
import { ACTIVE, type Readings } from './readings';
import { stir, type Watch } from './watch';

/** Up to this many tasks at work, those that ended are read too: Docker finds them only by reading every task. */
const SMALL = 5_000;

/**
 * Reads everything again, and shows it as one picture. Where that fails half-way the last whole picture stays, held
 * until a later one succeeds. [W8, W9]
 */
export async function resync(watch: Watch, readings: Readings): Promise<void> {
  const { state, feed, revisions, watchdog, hot } = watch;
  const isFirst = revisions.revision === 0;
  revisions.hold();
  // Services name the networks that Docker's list of them leaves out.
  await Promise.all([readings.nodes(), readings.services().then(readings.networks)]);
  const isSmall = expectedTasks([...state.services.values()], state.nodes.size) <= SMALL;
  feed.skip('tasks', await readings.tasks(isSmall ? {} : { desired: ACTIVE }));
  await revisions.release();
  // What was found changed just now may have been told while nobody listened.
  watchdog.reset();
  if (!isFirst) return;
  // At first everything is new; only what is not yet as it should be needs watching.
  hot.clear();
  const look = (service: ServiceId) => {
    if (!isSettled(watch, service)) stir(watch, [service]);
  };
  await inSlices(each(state.services.keys(), look));
}

function expectedTasks(services: readonly Service[], nodes: number): number {
  return services.reduce((sum, { mode }) => {
    if (mode.kind === 'replicated') return sum + mode.replicas;
    if (mode.kind === 'replicated-job') return sum + mode.completions;
    return sum + nodes;
  }, 0);
}
