import type { EngineEvent } from '@/lib/docker/read/engine-event';
import type { ServiceId, TaskId } from '@/lib/swarm/objects/ids';
import type { Readings } from './readings';
import { singleFlight } from './single-flight';
import { stir, type Watch } from './watch';

/** Hints are followed at most this often, in ms: they come by thousands when a leader changes or a stack is deployed. */
const BETWEEN = 20;

/** Takes events as what they are: hints at what to read, and to watch for what follows. [W1] */
export function createHints(watch: Watch, readings: Readings): (event: EngineEvent) => void {
  const { clock, state, watchdog, signal, spawn } = watch;
  const services = new Set<ServiceId>();
  const tasks = new Set<TaskId>();
  let hasNodes = false;
  let hasNetworks = false;
  let followedAt = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | null = null;

  const lookUp = singleFlight(async () => {
    const strangers = [...tasks].filter((id) => !state.tasks.tasks.has(id));
    tasks.clear();
    await readings.lookUp(strangers);
  });

  const follow = () => {
    timer = null;
    if (signal.aborted) return;
    followedAt = clock();
    if (services.size > 0) {
      stir(watch, services, true);
      services.clear();
      spawn(readings.services);
    }
    if (hasNodes) spawn(readings.nodes);
    if (hasNetworks) spawn(readings.networks);
    hasNodes = false;
    hasNetworks = false;
    if (tasks.size === 0) return;
    const known = [...tasks].flatMap((id) => state.tasks.tasks.get(id)?.service ?? []);
    stir(watch, known, true);
    spawn(lookUp);
  };
  signal.addEventListener('abort', () => timer && clearTimeout(timer), { once: true });

  // An event's id is whatever Docker says; one that is none finds nothing.
  return ({ type, id }) => {
    if (type === 'service') {
      watchdog.heard(id);
      services.add(id as ServiceId);
    } else if (type === 'node') hasNodes = true;
    else if (type === 'container') tasks.add(id as TaskId);
    else if (type === 'network') hasNetworks = true;
    else return;
    timer ??= setTimeout(follow, clock() - followedAt < BETWEEN ? BETWEEN : 0);
  };
}
