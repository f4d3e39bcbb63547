import { endOf, imageExists, splitImage } from '../objects/image';
import { hostPorts, isOver, isWanted, newStatus, rank } from '../objects/task';
import type { Task, TaskState } from '../objects/wire';
import type { Cancel, Clock } from '../simulation/clock';
import type { Random } from '../simulation/random';
import type { Store } from '../store/store';

/** A container's life, as its node remembers it. Times are the clock's. */
export interface Container {
  startedAt: number;
  endedAt: number | undefined;
  exitCode: number | undefined;
}

/** What a node does next with a task, and after how long. */
interface Step {
  afterMs: number;
  state: TaskState;
  message: string;
  error?: string;
  exitCode?: number;
}

/**
 * The agents on all nodes: each carries its tasks on towards their desired state and reports what it sees.
 * An agent that is cut off does nothing and reports nothing.
 */
export class Agents {
  readonly containers = new Map<string, Container>();
  /** Nobody looks yet: a task's way from its node to running is one step. */
  isUnseen = false;
  private readonly plans = new Map<string, Cancel>();
  private readonly cutOff = new Set<string>();
  private readonly pulled = new Set<string>();

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {
    store.subscribe((change) => {
      if (change.kind !== 'task') return;
      const { before, after } = change;
      if (!after) this.forget(before?.ID);
      else if (isOver(after)) this.end(after.ID);
      else if (
        before?.Status.State !== after.Status.State ||
        before.DesiredState !== after.DesiredState ||
        before.NodeID !== after.NodeID
      ) {
        this.plan(after.ID);
      }
    });
  }

  isCutOff(nodeId: string): boolean {
    return this.cutOff.has(nodeId);
  }

  cut(nodeId: string): void {
    this.cutOff.add(nodeId);
    for (const task of this.store.tasksOfNode(nodeId)) this.cancel(task.ID);
  }

  reconnect(nodeId: string): void {
    this.cutOff.delete(nodeId);
    for (const task of this.store.tasksOfNode(nodeId)) this.plan(task.ID);
  }

  /** The task's container dies now, with this code. */
  crash(taskId: string, exitCode: number): void {
    this.cancel(taskId);
    const task = this.store.tasks.get(taskId);
    if (task?.Status.State === 'running') this.take(task, ended(exitCode, 0));
  }

  private plan(id: string): void {
    this.cancel(id);
    const task = this.store.tasks.get(id);
    if (!task || task.NodeID === undefined || this.cutOff.has(task.NodeID) || isOver(task)) return;
    const step = this.nextStep(task);
    if (!step) return;
    this.plans.set(
      id,
      this.clock.after(step.afterMs, () => {
        const current = this.store.tasks.get(id);
        if (current) this.take(current, step);
      }),
    );
  }

  private nextStep(task: Task): Step | undefined {
    const { State: state } = task.Status;
    if (rank(state) < rank('assigned')) return undefined;
    const between = (low: number, high: number) => this.random.between(low, high);
    if (!isWanted(task)) {
      const afterMs = state === 'running' ? between(300, 900) : between(20, 60);
      return { afterMs, state: 'shutdown', message: 'shutdown', exitCode: 0 };
    }
    const image = task.Spec.ContainerSpec.Image;
    switch (state) {
      case 'assigned':
        return { afterMs: between(40, 120), state: 'accepted', message: 'accepted' };
      case 'accepted':
        return { afterMs: between(10, 40), state: 'preparing', message: 'preparing' };
      case 'preparing': {
        if (imageExists(image)) {
          const afterMs = this.hasPulled(task) ? between(60, 160) : between(500, 1_400);
          return { afterMs, state: 'ready', message: 'prepared' };
        }
        const error = `No such image: ${image.split('@')[0]}`;
        return { afterMs: between(200, 500), state: 'rejected', message: 'preparing', error };
      }
      case 'ready':
        if (task.DesiredState === 'ready') return undefined;
        return { afterMs: between(20, 60), state: 'starting', message: 'starting' };
      case 'starting':
        return { afterMs: between(200, 450), state: 'running', message: 'started' };
      default: {
        const end = endOf(task.Spec.ContainerSpec);
        const container = this.containers.get(task.ID);
        if (!end || !container) return undefined;
        return ended(end.exitCode, Math.max(0, container.startedAt + end.afterMs - this.clock.now()));
      }
    }
  }

  private take(task: Task, { state, message, error, exitCode }: Step): void {
    this.plans.delete(task.ID);
    const status = newStatus(this.clock.now(), state, message, error);
    const container = task.Status.ContainerStatus;
    if (state === 'ready') this.pulled.add(pullKey(task));
    if (state === 'starting') {
      status.ContainerStatus = { ContainerID: this.random.hex(), PID: 0, ExitCode: 0 };
    } else if (state === 'rejected') {
      status.ContainerStatus = { ContainerID: '', PID: 0, ExitCode: 0 };
    } else if (state === 'running' && container) {
      status.ContainerStatus = { ...container, PID: this.random.between(1_000, 60_000) };
      const ports = hostPorts(task);
      if (ports.length > 0) status.PortStatus = { Ports: ports };
      this.containers.set(task.ID, { startedAt: this.clock.now(), endedAt: undefined, exitCode: undefined });
    } else if (exitCode !== undefined && container) {
      status.ContainerStatus = { ...container, PID: 0, ExitCode: exitCode };
      this.end(task.ID, exitCode);
    }
    const after: Task = { ...task, Status: status };
    const next = this.isUnseen && rank(state) < rank('running') ? this.nextStep(after) : undefined;
    if (next) this.take(after, next);
    else this.store.commit((tx) => tx.put('task', after));
  }

  private hasPulled(task: Task): boolean {
    return this.pulled.has(pullKey(task));
  }

  /** The container has ended, by itself or because the managers gave its task up. */
  private end(id: string, exitCode?: number): void {
    this.cancel(id);
    const life = this.containers.get(id);
    if (life && life.endedAt === undefined) {
      this.containers.set(id, { ...life, endedAt: this.clock.now(), exitCode });
    }
  }

  private cancel(id: string): void {
    this.plans.get(id)?.();
    this.plans.delete(id);
  }

  private forget(id: string | undefined): void {
    if (id === undefined) return;
    this.cancel(id);
    this.containers.delete(id);
  }
}

function ended(exitCode: number, afterMs: number): Step {
  if (exitCode === 0) return { afterMs, state: 'complete', message: 'finished', exitCode };
  return {
    afterMs,
    state: 'failed',
    message: 'started',
    error: `task: non-zero exit (${exitCode})`,
    exitCode,
  };
}

/** A node pulls an image once. */
function pullKey(task: Task): string {
  const { name, tag } = splitImage(task.Spec.ContainerSpec.Image);
  return `${task.NodeID} ${name}:${tag}`;
}
