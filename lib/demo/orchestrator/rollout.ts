import type { UpdateConfig } from '../objects/specs';
import { isDirty, isOver, isRunning, isWanted, placeOf, rank } from '../objects/task';
import { fromNanoseconds, timestamp } from '../objects/timestamp';
import type { Service, Task, UpdateStatus } from '../objects/wire';
import { addTask, endTask, type OrchestratorParts, placesOf } from './places';

const DEFAULT_MONITOR_MS = 5_000;

/**
 * One rolling update of one service: `Parallelism` workers take place after place, put a new task there, wait until
 * it runs, and rest for `Delay`. A new task that ends within the monitor time is a failure, and too many of them
 * pause the update or roll it back.
 */
export class Rollout {
  isDone = false;
  private config: UpdateConfig = { Parallelism: 1 };
  private queue: string[] = [];
  private total = 0;
  private failures = 0;
  private busy = 0;
  /** Tasks that this update made, and when each came to run. */
  private readonly made = new Map<string, number | undefined>();

  constructor(
    private readonly parts: OrchestratorParts,
    private readonly serviceId: string,
  ) {}

  start(places: string[]): void {
    const service = this.service();
    const status = service?.UpdateStatus;
    if (!service || status?.State === 'paused' || status?.State === 'rollback_paused') {
      this.stop();
      return;
    }
    const tasks = placesOf(this.parts, service);
    this.queue = places.filter((place) => needsUpdate(tasks.get(place), service));
    this.total = this.queue.length;
    if (this.total === 0) {
      if (status?.State === 'updating' || status?.State === 'rollback_started') this.complete();
      this.stop();
      return;
    }
    if (!status) {
      this.report({
        State: 'updating',
        StartedAt: timestamp(this.parts.clock.now()),
        CompletedAt: undefined,
        Message: 'update in progress',
      });
    }
    const isRollback = status?.State === 'rollback_started';
    this.config = (isRollback ? service.Spec.RollbackConfig : service.Spec.UpdateConfig) ?? this.config;
    this.work();
  }

  stop(): void {
    this.isDone = true;
  }

  hear(before: Task | undefined, after: Task): void {
    if (this.isDone || !this.made.has(after.ID)) return;
    const hasStarted = rank(after.Status.State) >= rank('running');
    if (hasStarted && this.made.get(after.ID) === undefined) {
      this.made.set(after.ID, this.parts.clock.now());
      this.arrived(after);
    }
    if (isOver(after) && before && !isOver(before) && isWanted(before)) this.failed(after);
  }

  private work(): void {
    const workers = this.config.Parallelism || this.total;
    while (!this.isDone && this.busy < workers) {
      const place = this.queue.shift();
      if (place === undefined) break;
      this.replace(place);
    }
    if (!this.isDone && this.busy === 0 && this.queue.length === 0) {
      this.parts.clock.after(this.monitor(), () => {
        if (!this.isDone) this.complete();
        this.stop();
      });
    }
  }

  private replace(place: string): void {
    const service = this.service();
    const tasks = service && placesOf(this.parts, service).get(place);
    // Scaled away, or put right by the restart policy, while it waited for its turn.
    if (!service || !needsUpdate(tasks, service)) return;
    const [first] = tasks;
    this.busy += 1;
    const task = addTask(this.parts, service, {
      ...(first?.Slot === undefined ? { nodeId: place } : { slot: first.Slot }),
      desired: 'ready',
    });
    this.made.set(task.ID, undefined);
    if (this.config.Order === 'start-first') {
      this.parts.restarts.startLater(task.ID, 0);
      return;
    }
    const running = tasks.filter((one) => isWanted(one));
    for (const one of running) endTask(this.parts, one.ID, 'shutdown');
    this.parts.restarts.startLater(task.ID, 0, running.find((one) => !isOver(one))?.ID);
  }

  private arrived(task: Task): void {
    if (this.config.Order === 'start-first' && isRunning(task)) {
      for (const old of this.parts.store.tasksOfService(this.serviceId)) {
        if (old.ID === task.ID || placeOf(old) !== placeOf(task) || !isWanted(old)) continue;
        endTask(this.parts, old.ID, 'shutdown');
      }
    }
    this.parts.clock.after(fromNanoseconds(this.config.Delay, 0), () => {
      this.busy -= 1;
      this.work();
    });
  }

  private failed(task: Task): void {
    const startedAt = this.made.get(task.ID) ?? this.parts.clock.now();
    const action = this.config.FailureAction ?? 'pause';
    if (action === 'continue' || this.parts.clock.now() - startedAt > this.monitor()) return;
    this.failures += 1;
    if (this.failures / this.total <= (this.config.MaxFailureRatio ?? 0)) return;
    const status = this.service()?.UpdateStatus;
    if (!status) return;
    this.stop();
    const because = `due to failure or early termination of task ${task.ID}`;
    const isRollback = status.State === 'rollback_started';
    if (action === 'pause') {
      const State = isRollback ? 'rollback_paused' : 'paused';
      this.report({ ...status, State, Message: `update paused ${because}` });
    } else if (isRollback) {
      this.report({ ...status, State: 'rollback_paused', Message: `rollback paused ${because}` });
    } else this.rollBack({ ...status, State: 'rollback_started', Message: `update rolled back ${because}` });
  }

  private complete(): void {
    const status = this.service()?.UpdateStatus;
    if (!status) return;
    const CompletedAt = timestamp(this.parts.clock.now());
    const isRollback = status.State === 'rollback_started';
    this.report(
      isRollback
        ? { ...status, State: 'rollback_completed', CompletedAt, Message: 'rollback completed' }
        : { ...status, State: 'completed', CompletedAt, Message: 'update completed' },
    );
  }

  private rollBack(status: UpdateStatus): void {
    const service = this.service();
    if (!service?.PreviousSpec) return;
    const back = { ...service, Spec: service.PreviousSpec, PreviousSpec: undefined, UpdateStatus: status };
    this.parts.store.commit((tx) => tx.put('service', back));
  }

  private report(status: UpdateStatus): void {
    const service = this.service();
    if (service) this.parts.store.commit((tx) => tx.put('service', { ...service, UpdateStatus: status }));
  }

  private monitor(): number {
    return fromNanoseconds(this.config.Monitor || undefined, DEFAULT_MONITOR_MS);
  }

  private service(): Service | undefined {
    return this.parts.store.services.get(this.serviceId);
  }
}

function needsUpdate(tasks: Task[] | undefined, service: Service): tasks is Task[] {
  if (!tasks?.length) return false;
  return tasks.length > 1 || tasks.some((task) => isDirty(task, service));
}
