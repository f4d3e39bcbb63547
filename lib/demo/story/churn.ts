import { updateService } from '../control/services';
import { isRunning } from '../objects/task';
import type { Service } from '../objects/wire';
import { createRandom, type Random } from '../simulation/random';
import type { Swarm } from '../swarm/swarm';

/**
 * Lets `perSecond` things happen a second, evenly in time and over the services, the same ones for each seed: in turn
 * a task fails (and is replaced after its restart delay), or a service gets a replica more or loses that one again.
 * Returns how to end it.
 */
export function churn(swarm: Swarm, perSecond: number, seed = 1): () => void {
  const { clock } = swarm;
  const random = createRandom(seed);
  const grown = new Set<string>();
  let round: Service[] = [];
  let count = 0;
  const period = 1_000 / perSecond;
  let due = clock.now() + period;

  /** The next service to which `isPossible`, of all in turn. */
  const next = (isPossible: (service: Service) => boolean): Service | undefined => {
    for (const isLast of [false, true]) {
      for (let one = round.pop(); one; one = round.pop()) {
        const service = swarm.store.services.get(one.ID);
        if (service && isPossible(service)) return service;
      }
      if (!isLast) round = shuffled(replicatedServices(swarm), random);
    }
    return undefined;
  };
  const happen = () => {
    count += 1;
    const isFailure = count % 2 === 1;
    const service = next(({ ID }) => !isFailure || swarm.store.tasksOfService(ID).some(isRunning));
    if (!service) return;
    if (isFailure) failOne(swarm, service, random);
    else scaleByOne(swarm, service, grown);
  };
  let cancel = clock.after(period, function again() {
    happen();
    // By the plan and not by now: what was late is made up for.
    due += period;
    cancel = clock.after(due - clock.now(), again);
  });
  return () => cancel();
}

function replicatedServices({ store }: Swarm): Service[] {
  return [...store.services.all()].filter(({ Spec }) => Spec.Mode.Replicated);
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  return items
    .map((item) => ({ item, at: random.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

function failOne(swarm: Swarm, service: Service, random: Random): void {
  const running = swarm.store.tasksOfService(service.ID).filter(isRunning);
  const task = running[random.between(0, running.length - 1)];
  if (task) swarm.agents.crash(task.ID, 1);
}

function scaleByOne(swarm: Swarm, service: Service, grown: Set<string>): void {
  const by = grown.delete(service.ID) ? -1 : 1;
  if (by === 1) grown.add(service.ID);
  const Replicas = Math.max(0, (service.Spec.Mode.Replicated?.Replicas ?? 0) + by);
  const spec = { ...service.Spec, Mode: { Replicated: { Replicas } } };
  updateService(swarm, service.ID, service.Version.Index, spec);
}
