import type { UpdateConfig } from '../objects/specs';
import { isDirty, isOver, isRunning, isWanted, placeOf, rank } from '../objects/task';
import { fromNanoseconds } from '../objects/timestamp';
import type { Service, Task } from '../objects/wire';
import type { OrchestratorParts } from './orchestrator-parts';
import { addTask, endTask, placesOf } from './places';
import { isPaused, isRollback, reportEnd, reportFailure, reportStart } from './update-status';

const DEFAULT_MONITOR_MS = 5_000;
const DEFAULT_CONFIG: UpdateConfig = { Parallelism: 1 };

/**
 * One rolling update of one service: `Parallelism` workers take place after place, put a new task there, wait until
 * it runs, and rest for `Delay`. A new task that ends within the monitor time is a failure, and too many of them
 * pause the update or roll it back.
 */
export interface Rollout {
  /** It has come to its end, or was stopped. */
  readonly isDone: boolean;
  stop(): void;
  /** One of the service's tasks has changed. */
  hear(before: Task | undefined, after: Task): void;
}

/**
 * Begins to bring the tasks in these places to the service's spec; undefined where there is nothing to do, or the service
 * waits for somebody to look at it.
 */
export function startRollout(
  parts: OrchestratorParts,
  service: Service,
  places: readonly string[],
): Rollout | undefined {
  const { ID: serviceId, Spec: spec, UpdateStatus: status } = service;
  if (isPaused(status)) return undefined;
  const tasks = placesOf(parts, service);
  const queue = places.filter((place) => needsUpdate(tasks.get(place), service));
  const total = queue.length;
  if (total === 0) {
    if (status?.State === 'updating' || isRollback(status)) reportEnd(parts, serviceId);
    return undefined;
  }
  const { store, clock, restarts } = parts;
  const config = (isRollback(status) ? spec.RollbackConfig : spec.UpdateConfig) ?? DEFAULT_CONFIG;
  const monitorMs = fromNanoseconds(config.Monitor || undefined, DEFAULT_MONITOR_MS);
  /** Tasks that this update made, and when each came to run (ms since 1970). */
  const made = new Map<string, number | undefined>();
  let isDone = false;
  let failures = 0;
  let busy = 0;

  const serviceNow = () => store.services.get(serviceId);

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
      clock.after(monitorMs, () => {
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
    if (action === 'continue' || clock.now() - startedAt > monitorMs) return;
    failures += 1;
    if (failures / total <= (config.MaxFailureRatio ?? 0) || !serviceNow()?.UpdateStatus) return;
    stop();
    reportFailure(parts, serviceId, action, task.ID);
  };

  if (!status) reportStart(parts, serviceId);
  work();
  return {
    get isDone() {
      return isDone;
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
