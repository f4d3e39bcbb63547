import type { UpdateConfig } from '../objects/specs';
import { isDirty, isOver, isRunning, isWanted, placeOf, rank } from '../objects/task';
import { fromNanoseconds } from '../objects/timestamp';
import type { Service, Task } from '../objects/wire';
import type { OrchestratorParts } from './orchestrator-parts';
import { addTask, endTask, placesOf } from './places';
import { isPaused, isRollback, reportEnd, reportFailure, reportStart } from './update-status';

const DEFAULT_MONITOR_MS = 5_000;

/**
 * One rolling update of one service: `Parallelism` workers take place after place, put a new task there, wait until
 * it runs, and rest for `Delay`. A new task that ends within the monitor time is a failure, and too many of them
 * pause the update or roll it back.
 */
export interface Rollout {
  /** It has come to its end, or was stopped. */
  readonly isDone: boolean;
  /** Begins with those of the places that are not as the service's spec asks. */
  start(places: readonly string[]): void;
  stop(): void;
  /** One of the service's tasks has changed. */
  hear(before: Task | undefined, after: Task): void;
}

export function createRollout(parts: OrchestratorParts, serviceId: string): Rollout {
  const { store, clock, restarts } = parts;
  /** Tasks that this update made, and when each came to run (ms since 1970). */
  const made = new Map<string, number | undefined>();
  let isDone = false;
  let config: UpdateConfig = { Parallelism: 1 };
  let queue: string[] = [];
  let total = 0;
  let failures = 0;
  let busy = 0;

  const serviceNow = () => store.services.get(serviceId);
  const monitorMs = () => fromNanoseconds(config.Monitor || undefined, DEFAULT_MONITOR_MS);

  const stop = () => {
    isDone = true;
  };

  const replace = (place: string) => {
    const service = serviceNow();
    const tasks = service && placesOf(parts, service).get(place);
    // Scaled away, or put right by the restart policy, while it waited for its turn.
    if (!service || !needsUpdate(tasks, service)) return;
    const [first] = tasks;
    busy += 1;
    const task = addTask(parts, service, {
      ...(first?.Slot === undefined ? { nodeId: place } : { slot: first.Slot }),
      desired: 'ready',
    });
    made.set(task.ID, undefined);
    if (config.Order === 'start-first') {
      restarts.startLater(task.ID, 0);
      return;
    }
    const running = tasks.filter(isWanted);
    for (const one of running) endTask(parts, one.ID, 'shutdown');
    restarts.startLater(task.ID, 0, running.find((one) => !isOver(one))?.ID);
  };

  const work = () => {
    const workers = config.Parallelism || total;
    while (!isDone && busy < workers) {
      const place = queue.shift();
      if (place === undefined) break;
      replace(place);
    }
    if (!isDone && busy === 0 && queue.length === 0) {
      clock.after(monitorMs(), () => {
        if (!isDone) reportEnd(parts, serviceId);
        stop();
      });
    }
  };

  const arrived = (task: Task) => {
    if (config.Order === 'start-first' && isRunning(task)) {
      for (const old of store.tasksOfService(serviceId)) {
        if (old.ID === task.ID || placeOf(old) !== placeOf(task) || !isWanted(old)) continue;
        endTask(parts, old.ID, 'shutdown');
      }
    }
    clock.after(fromNanoseconds(config.Delay, 0), () => {
      busy -= 1;
      work();
    });
  };

  const failed = (task: Task) => {
    const startedAt = made.get(task.ID) ?? clock.now();
    const action = config.FailureAction ?? 'pause';
    if (action === 'continue' || clock.now() - startedAt > monitorMs()) return;
    failures += 1;
    if (failures / total <= (config.MaxFailureRatio ?? 0) || !serviceNow()?.UpdateStatus) return;
    stop();
    reportFailure(parts, serviceId, action, task.ID);
  };

  return {
    get isDone() {
      return isDone;
    },
    start(places) {
      const service = serviceNow();
      const status = service?.UpdateStatus;
      if (!service || isPaused(status)) {
        stop();
        return;
      }
      const tasks = placesOf(parts, service);
      queue = places.filter((place) => needsUpdate(tasks.get(place), service));
      total = queue.length;
      if (total === 0) {
        if (status?.State === 'updating' || isRollback(status)) reportEnd(parts, serviceId);
        stop();
        return;
      }
      if (!status) reportStart(parts, serviceId);
      config = (isRollback(status) ? service.Spec.RollbackConfig : service.Spec.UpdateConfig) ?? config;
      work();
    },
    stop,
    hear(before, after) {
      if (isDone || !made.has(after.ID)) return;
      const hasStarted = rank(after.Status.State) >= rank('running');
      if (hasStarted && made.get(after.ID) === undefined) {
        made.set(after.ID, clock.now());
        arrived(after);
      }
      if (isOver(after) && before && !isOver(before) && isWanted(before)) failed(after);
    },
  };
}

function needsUpdate(tasks: readonly Task[] | undefined, service: Service): tasks is readonly Task[] {
  if (!tasks?.length) return false;
  return tasks.length > 1 || tasks.some((task) => isDirty(task, service));
}
