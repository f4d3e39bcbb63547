import { splitImage } from '../objects/image';
import { hostPorts, isOver, newStatus, rank } from '../objects/task';
import type { ContainerStatus, Task } from '../objects/wire';
import type { Cancel, Clock } from '../simulation/clock';
import type { Random } from '../simulation/random';
import type { Store } from '../store/store';
import { type Circumstances, endStep, nextStep, type Step } from './next-step';

/** A container's life, as its node remembers it. Times are the clock's, in ms. */
export interface Container {
  readonly startedAt: number;
  readonly endedAt: number | undefined;
  readonly exitCode: number | undefined;
}

/**
 * The agents on all nodes: each carries its tasks on towards their desired state and reports what it sees.
 * An agent that is cut off does nothing and reports nothing.
 */
export interface Agents {
  /** By the id of the task. */
  readonly containers: ReadonlyMap<string, Container>;
  /** Does `work` while nobody looks: a task's way from its node to running is one step. */
  whileUnseen(work: () => void): void;
  isCutOff(nodeId: string): boolean;
  cut(nodeId: string): void;
  reconnect(nodeId: string): void;
  /** The task's container dies now, with this code. */
  crash(taskId: string, exitCode: number): void;
}

export function createAgents(store: Store, clock: Clock, random: Random): Agents {
  const containers = new Map<string, Container>();
  const plans = new Map<string, Cancel>();
  const cutOff = new Set<string>();
  const pulled = new Set<string>();
  let isUnseen = false;

  const cancel = (id: string) => {
    plans.get(id)?.();
    plans.delete(id);
  };

  /** The container has ended, by itself or because the managers gave its task up. */
  const end = (id: string, exitCode?: number) => {
    cancel(id);
    const life = containers.get(id);
    if (life && life.endedAt === undefined) containers.set(id, { ...life, endedAt: clock.now(), exitCode });
  };

  const forget = (id: string) => {
    cancel(id);
    containers.delete(id);
  };

  const circumstances: Circumstances = {
    random,
    now: clock.now,
    startedAt: (task) => containers.get(task.ID)?.startedAt,
    hasPulled: (task) => pulled.has(pullKey(task)),
  };

  const containerAfter = (task: Task, { state, exitCode }: Step): ContainerStatus | undefined => {
    const container = task.Status.ContainerStatus;
    if (state === 'starting') return { ContainerID: random.hex(), PID: 0, ExitCode: 0 };
    if (state === 'rejected') return { ContainerID: '', PID: 0, ExitCode: 0 };
    if (!container) return undefined;
    if (state === 'running') return { ...container, PID: random.between(1_000, 60_000) };
    return exitCode === undefined ? undefined : { ...container, PID: 0, ExitCode: exitCode };
  };

  const take = (task: Task, step: Step) => {
    const { state, message, error, exitCode } = step;
    plans.delete(task.ID);
    if (state === 'ready') pulled.add(pullKey(task));
    const container = containerAfter(task, step);
    const runs = state === 'running' && container !== undefined;
    if (runs) containers.set(task.ID, { startedAt: clock.now(), endedAt: undefined, exitCode: undefined });
    else if (container && exitCode !== undefined) end(task.ID, exitCode);
    const ports = runs ? hostPorts(task) : [];
    const after: Task = {
      ...task,
      Status: {
        ...newStatus(clock.now(), state, message, error),
        ContainerStatus: container,
        PortStatus: ports.length > 0 ? { Ports: ports } : {},
      },
    };
    const further = isUnseen && rank(state) < rank('running') ? nextStep(after, circumstances) : undefined;
    if (further) take(after, further);
    else store.commit((tx) => tx.put('task', after));
  };

  const plan = (id: string) => {
    cancel(id);
    const task = store.tasks.get(id);
    if (!task || task.NodeID === undefined || cutOff.has(task.NodeID) || isOver(task)) return;
    const step = nextStep(task, circumstances);
    if (!step) return;
    plans.set(
      id,
      clock.after(step.afterMs, () => {
        const current = store.tasks.get(id);
        if (current) take(current, step);
      }),
    );
  };

  store.subscribe(({ kind, before, after }) => {
    if (kind !== 'task') return;
    if (!after) {
      if (before) forget(before.ID);
    } else if (isOver(after)) end(after.ID);
    else if (
      before?.Status.State !== after.Status.State ||
      before.DesiredState !== after.DesiredState ||
      before.NodeID !== after.NodeID
    ) {
      plan(after.ID);
    }
  });

  return {
    containers,
    whileUnseen(work) {
      isUnseen = true;
      work();
      isUnseen = false;
    },
    isCutOff: (nodeId) => cutOff.has(nodeId),
    cut(nodeId) {
      cutOff.add(nodeId);
      for (const task of store.tasksOfNode(nodeId)) cancel(task.ID);
    },
    reconnect(nodeId) {
      cutOff.delete(nodeId);
      for (const task of store.tasksOfNode(nodeId)) plan(task.ID);
    },
    crash(taskId, exitCode) {
      cancel(taskId);
      const task = store.tasks.get(taskId);
      if (task?.Status.State === 'running') take(task, endStep(exitCode, 0));
    },
  };
}

/** A node pulls an image once. */
function pullKey(task: Task): string {
  const { name, tag } = splitImage(task.Spec.ContainerSpec.Image);
  return `${task.NodeID} ${name}:${tag}`;
}
