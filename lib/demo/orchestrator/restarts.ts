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
export interface Restarts {
  /** Gives the task up and, if its policy allows, puts another in its place, to start after the policy's delay. */
  restart(task: Task): void;
  /** Whether the task's policy allows another in its place. */
  isAllowed(task: Task): boolean;
  /** Lets a task that is wanted ready run, after `delay` ms and, if given, after another task has ended. */
  startLater(id: string, delay: number, afterTask?: string): void;
}

/** Restarts of one place in a service under one spec; times in ms since 1970. */
interface Past {
  readonly spec: TaskSpec;
  readonly times: readonly number[];
}

export function createRestarts(store: Store, clock: Clock, random: Random): Restarts {
  const history = new Map<string, Past>();
  const onEnd = new Map<string, readonly (() => void)[]>();

  const pastOf = (task: Task) => {
    const past = history.get(keyOf(task));
    return past && isDeepStrictEqual(past.spec, task.Spec) ? past.times : [];
  };

  const isAllowed = (task: Task) => {
    const policy = task.Spec.RestartPolicy ?? {};
    const isJob = task.JobIteration !== undefined;
    const condition = isJob && policy.Condition !== 'none' ? 'on-failure' : (policy.Condition ?? 'any');
    if (condition === 'none') return false;
    if (condition === 'on-failure' && task.Status.State === 'complete') return false;
    if (!policy.MaxAttempts) return true;
    const since = policy.Window ? clock.now() - fromNanoseconds(policy.Window, 0) : 0;
    return pastOf(task).filter((time) => time >= since).length < policy.MaxAttempts;
  };

  const remember = (task: Task) => {
    if (!task.Spec.RestartPolicy?.MaxAttempts) return;
    history.set(keyOf(task), { spec: task.Spec, times: [...pastOf(task), clock.now()] });
  };

  const forget = (serviceId: string) => {
    for (const key of history.keys()) if (key.startsWith(`${serviceId}/`)) history.delete(key);
  };

  const start = (id: string) => {
    const task = store.tasks.get(id);
    if (task?.DesiredState !== 'ready') return;
    const desired = task.JobIteration ? 'complete' : 'running';
    store.commit((tx) => tx.put('task', { ...task, DesiredState: desired }));
  };

  const ended = (id: string) => {
    const listeners = onEnd.get(id) ?? [];
    onEnd.delete(id);
    for (const listener of listeners) listener();
  };

  const startLater = (id: string, delay: number, afterTask?: string) => {
    let waitsFor = afterTask === undefined ? 1 : 2;
    const step = () => {
      waitsFor -= 1;
      if (waitsFor === 0) start(id);
    };
    clock.after(delay, step);
    if (afterTask === undefined) return;
    onEnd.set(afterTask, [...(onEnd.get(afterTask) ?? []), step]);
    clock.after(OLD_TASK_TIMEOUT_MS, () => ended(afterTask));
  };

  store.subscribe(({ kind, before, after }) => {
    if (kind === 'task' && before && (!after || isOver(after))) ended(before.ID);
    if (kind === 'service' && before && !after) forget(before.ID);
    if (kind === 'node' && after?.Status.State === 'down')
      for (const task of store.tasksOfNode(after.ID)) ended(task.ID);
  });

  return {
    restart(task) {
      const service = store.services.get(task.ServiceID);
      if (!service || !isWanted(task)) return;
      const nodeId = task.Slot === undefined ? task.NodeID : undefined;
      const successor = isAllowed(task)
        ? newTask(service, { slot: task.Slot, nodeId, desired: 'ready' }, random, clock.now())
        : undefined;
      store.commit((tx) => {
        tx.put('task', { ...task, DesiredState: 'shutdown' });
        if (successor) tx.put('task', successor);
      });
      if (!successor) return;
      remember(successor);
      const node = store.nodes.get(task.NodeID);
      const isDrained = node?.Spec.Availability === 'drain';
      const delay = isDrained ? 0 : fromNanoseconds(task.Spec.RestartPolicy?.Delay, DEFAULT_DELAY_MS);
      const waits = !isOver(task) && node?.Status.State === 'ready';
      startLater(successor.ID, delay, waits ? task.ID : undefined);
    },
    isAllowed,
    startLater,
  };
}

function keyOf(task: Task): string {
  return `${task.ServiceID}/${placeOf(task)}`;
}
