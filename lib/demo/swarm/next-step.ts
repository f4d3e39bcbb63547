import { endOf, imageExists } from '../objects/image';
import { isWanted, rank } from '../objects/task';
import type { Task, TaskState } from '../objects/wire';
import type { Random } from '../simulation/random';

/** What a node does next with a task, and after how long. */
export interface Step {
  readonly afterMs: number;
  readonly state: TaskState;
  readonly message: string;
  readonly error?: string;
  readonly exitCode?: number;
}

export interface Circumstances {
  readonly random: Random;
  /** In ms since 1970, as is `startedAt`. */
  now(): number;
  /** When the task's container started, if it has one. */
  startedAt(task: Task): number | undefined;
  /** Whether its node has the task's image already. */
  hasPulled(task: Task): boolean;
}

/** Undefined where the node leaves the task as it is. */
export function nextStep(task: Task, circumstances: Circumstances): Step | undefined {
  const { random } = circumstances;
  const { State: state } = task.Status;
  if (rank(state) < rank('assigned')) return undefined;
  if (!isWanted(task)) {
    const afterMs = state === 'running' ? random.between(300, 900) : random.between(20, 60);
    return { afterMs, state: 'shutdown', message: 'shutdown', exitCode: 0 };
  }
  const image = task.Spec.ContainerSpec.Image;
  switch (state) {
    case 'assigned':
      return { afterMs: random.between(40, 120), state: 'accepted', message: 'accepted' };
    case 'accepted':
      return { afterMs: random.between(10, 40), state: 'preparing', message: 'preparing' };
    case 'preparing': {
      if (imageExists(image)) {
        const afterMs = circumstances.hasPulled(task) ? random.between(60, 160) : random.between(500, 1_400);
        return { afterMs, state: 'ready', message: 'prepared' };
      }
      const error = `No such image: ${image.split('@')[0]}`;
      return { afterMs: random.between(200, 500), state: 'rejected', message: 'preparing', error };
    }
    case 'ready':
      if (task.DesiredState === 'ready') return undefined;
      return { afterMs: random.between(20, 60), state: 'starting', message: 'starting' };
    case 'starting':
      return { afterMs: random.between(200, 450), state: 'running', message: 'started' };
    default: {
      const end = endOf(task.Spec.ContainerSpec);
      const startedAt = circumstances.startedAt(task);
      if (!end || startedAt === undefined) return undefined;
      return endStep(end.exitCode, Math.max(0, startedAt + end.afterMs - circumstances.now()));
    }
  }
}

/** The container ends with this code. */
export function endStep(exitCode: number, afterMs: number): Step {
  if (exitCode === 0) return { afterMs, state: 'complete', message: 'finished', exitCode };
  return {
    afterMs,
    state: 'failed',
    message: 'started',
    error: `task: non-zero exit (${exitCode})`,
    exitCode,
  };
}
