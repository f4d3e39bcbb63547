import { isDeepStrictEqual } from 'node:util';
import type { TaskSpec } from '../objects/specs';
import { isOver, isWanted, newTask, placeOf } from '../objects/task';
import { fromNanoseconds } from '../objects/timestamp';
import type { Task } from '../objects/wire';
import type { Clock } from '../simulation/clock';
import type { Random } from '../simulation/random';
import type { Store } from '../store/store';

const DEFAULT_DELAY_MS = 5_000;
const OLD_TASK_TIMEOUT_MS = 60_000;

/** Replaces tasks that ended by themselves or lost their node, as the restart policy allows. */
export class Restarts {
  private readonly history = new Map<string, { spec: TaskSpec; times: number[] }>();
  private readonly onEnd = new Map<string, (() => void)[]>();

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {
    store.subscribe((change) => {
      if (change.kind === 'task' && change.before && (!change.after || isOver(change.after))) {
        this.ended(change.before.ID);
      }
      if (change.kind === 'service' && change.before && !change.after) this.forget(change.before.ID);
      if (change.kind === 'node' && change.after?.Status.State === 'down') {
        for (const task of store.tasksOfNode(change.after.ID)) this.ended(task.ID);
      }
    });
  }

  /** Gives the task up and, if its policy allows, puts another in its place, to start after the policy's delay. */
  restart(task: Task): void {
    const service = this.store.services.get(task.ServiceID);
    if (!service || !isWanted(task)) return;
    const successor = this.shouldRestart(task)
      ? newTask(
          service,
          {
            slot: task.Slot,
            nodeId: task.Slot === undefined ? task.NodeID : undefined,
            desired: 'ready',
          },
          this.random,
          this.clock.now(),
        )
      : undefined;
    this.store.commit((tx) => {
      tx.put('task', { ...task, DesiredState: 'shutdown' });
      if (successor) tx.put('task', successor);
    });
    if (!successor) return;
    this.remember(successor);
    const node = this.store.nodes.get(task.NodeID);
    const isDrained = node?.Spec.Availability === 'drain';
    const delay = isDrained ? 0 : fromNanoseconds(task.Spec.RestartPolicy?.Delay, DEFAULT_DELAY_MS);
    const waits = !isOver(task) && node?.Status.State === 'ready';
    this.startLater(successor.ID, delay, waits ? task.ID : undefined);
  }

  shouldRestart(task: Task): boolean {
    const policy = task.Spec.RestartPolicy ?? {};
    const isJob = task.JobIteration !== undefined;
    const condition = isJob && policy.Condition !== 'none' ? 'on-failure' : (policy.Condition ?? 'any');
    if (condition === 'none') return false;
    if (condition === 'on-failure' && task.Status.State === 'complete') return false;
    if (!policy.MaxAttempts) return true;
    const past = this.history.get(keyOf(task));
    if (!past || !isDeepStrictEqual(past.spec, task.Spec)) return true;
    const since = policy.Window ? this.clock.now() - fromNanoseconds(policy.Window, 0) : 0;
    return past.times.filter((time) => time >= since).length < policy.MaxAttempts;
  }

  /** Lets a task that is wanted ready run, after `delay` ms and, if given, after another task has ended. */
  startLater(id: string, delay: number, afterTask?: string): void {
    let waitsFor = afterTask === undefined ? 1 : 2;
    const step = () => {
      waitsFor -= 1;
      if (waitsFor === 0) this.start(id);
    };
    this.clock.after(delay, step);
    if (afterTask === undefined) return;
    const listeners = this.onEnd.get(afterTask) ?? [];
    this.onEnd.set(afterTask, [...listeners, step]);
    this.clock.after(OLD_TASK_TIMEOUT_MS, () => this.ended(afterTask));
  }

  private start(id: string): void {
    const task = this.store.tasks.get(id);
    if (task?.DesiredState !== 'ready') return;
    const desired = task.JobIteration ? 'complete' : 'running';
    this.store.commit((tx) => tx.put('task', { ...task, DesiredState: desired }));
  }

  private ended(id: string): void {
    const listeners = this.onEnd.get(id) ?? [];
    this.onEnd.delete(id);
    for (const listener of listeners) listener();
  }

  private remember(task: Task): void {
    if (!task.Spec.RestartPolicy?.MaxAttempts) return;
    const past = this.history.get(keyOf(task));
    const times = past && isDeepStrictEqual(past.spec, task.Spec) ? past.times : [];
    this.history.set(keyOf(task), { spec: task.Spec, times: [...times, this.clock.now()] });
  }

  private forget(serviceId: string): void {
    for (const key of this.history.keys()) if (key.startsWith(`${serviceId}/`)) this.history.delete(key);
  }
}

function keyOf(task: Task): string {
  return `${task.ServiceID}/${placeOf(task)}`;
}
