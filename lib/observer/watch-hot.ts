import { DockerError } from '@/lib/docker/wire/docker-error';
import type { NodeId, ServiceId } from '@/lib/swarm/objects/ids';
import { isOver } from '@/lib/swarm/objects/task';
import { isSettled } from './is-settled';
import { ACTIVE, type Readings } from './readings';
import { stir, type Watch } from './watch';

/** With more known tasks than this, those that ended are left out of a poll. */
const MANY_TASKS = 500;
/** How often a poll is tried again without the service that is no longer there. */
const RETRIES = 5;

/** Polls the hot services, those that are due in one request. */
export async function watchHot(watch: Watch, readings: Readings): Promise<never> {
  const { hot, alarm, clock, state, watchdog, signal } = watch;
  for (;;) {
    const due = hot.begin((service) => isSettled(watch, service));
    if (due.length > 0) {
      const began = clock();
      if (!watchdog.isOpen) await readings.services();
      const present = due.filter((id) => state.services.has(id));
      if (present.length > 0) await pollServices(watch, readings, present);
      // A removed service can be asked nothing; its tasks can, until they are gone.
      const removed = due.filter((id) => !state.services.has(id)).flatMap((id) => state.tasks.ofService(id));
      await readings.lookUp(removed.filter((task) => !isOver(task)).map((task) => task.id));
      hot.took(clock() - began);
    }
    await alarm.wait(hot.untilNext(), signal);
    signal.throwIfAborted();
  }
}

/** Reads the tasks of these services. Where one of them is gone the others are read without it. */
async function pollServices(
  watch: Watch,
  readings: Readings,
  services: readonly ServiceId[],
  retries = RETRIES,
): Promise<void> {
  const { state } = watch;
  const known = services.flatMap((id) => state.tasks.ofService(id));
  try {
    if (known.length <= MANY_TASKS) {
      await readings.tasks({ services });
      return;
    }
    await readings.tasks({ services, desired: ACTIVE });
    // What is told to stop is no longer in that list.
    const stopping = services
      .flatMap((id) => state.tasks.ofService(id))
      .filter((task) => task.desiredState === 'shutdown' && !isOver(task) && isHeardOf(watch, task.node));
    await readings.lookUp(stopping.map((task) => task.id));
  } catch (error) {
    if (!(error instanceof DockerError && error.status === 404)) throw error;
    // Docker names the one that it did not find: the list of services is old.
    const gone = services.filter((id) => error.problem.message.includes(id));
    const others = services.filter((id) => !gone.includes(id));
    if (gone.length > 0 && others.length > 0 && retries > 0) {
      watch.spawn(readings.services);
      await pollServices(watch, readings, others, retries - 1);
    } else {
      await readings.services();
      stir(watch, services);
    }
  }
}

const isHeardOf = ({ state }: Watch, node: NodeId | null): boolean =>
  node !== null && state.nodes.get(node)?.state === 'ready';
