import type { NetworkId, NodeId, ServiceId, TaskId } from './ids';
import type { Image } from './image';
import type { LogDriver } from './log-driver';
import type { PortRange } from './port';
import type { GenericResource, Resources } from './resources';

/** In the order in which a task passes them; it never goes back. (`allocated` is a legacy name that old swarms may hold.) */
export const TASK_STATES = [
  'new',
  'allocated',
  'pending',
  'assigned',
  'accepted',
  'preparing',
  'ready',
  'starting',
  'running',
  'complete',
  'shutdown',
  'failed',
  'rejected',
  'remove',
  'orphaned',
] as const;

export type TaskState = (typeof TASK_STATES)[number];
/** What runs a task: a container, a plugin of the engine, or nothing (a container that Swarm did not start joined a network). */
export type Runtime = 'container' | 'plugin' | 'attachment';
export type DesiredState = Extract<TaskState, 'ready' | 'running' | 'complete' | 'shutdown' | 'remove'>;

/** Place in the order of states: compare with `rank('running')`. */
export const rank = (state: TaskState): number => TASK_STATES.indexOf(state);

/** A state that the observer saw, and when it began by the server's clock (ms since 1970; 0: unknown). */
export interface StateChange {
  readonly state: TaskState;
  readonly at: number;
}

export interface Attachment {
  readonly network: NetworkId;
  /** CIDR notation, as Docker gives it. */
  readonly addresses: readonly string[];
}

/** What the picture draws, counts and filters by: what every browser holds of every task. */
export interface Task {
  readonly id: TaskId;
  /** null for a bare network attachment. */
  readonly service: ServiceId | null;
  readonly runtime: Runtime;
  /** null while the task waits for a node. */
  readonly node: NodeId | null;
  /** null for tasks of global services: there the node is the slot. */
  readonly slot: number | null;
  readonly state: TaskState;
  readonly desiredState: DesiredState;
  /**
   * When `state` began by the server's clock, ms since 1970; 0: unknown. Docker's own stamp is by its node's clock, and
   * holds as far as it is possible: between the answers before and after.
   */
  readonly since: number;
  /** By the clock of the manager that made it, ms since 1970; 0: unknown. For an order, and to look at. */
  readonly createdAt: number;
  /** Docker's remark and error, raw: never trusted as markup. */
  readonly message: string;
  readonly error: string;
  readonly exitCode: number | null;
  readonly image: Image;
  /** Opaque fingerprint of the spec it runs; compare with `Service.template`. */
  readonly template: string;
  /** Which run of a job it belongs to; null for other services' tasks. */
  readonly iteration: number | null;
  /** What it asks for; of a generic resource what it was given, where that is more. */
  readonly reservations: Resources;
}

/** What a task's own page shows besides: too much to send of every task, so a browser asks for it. */
export interface TaskDetails {
  readonly container: string | null;
  readonly attachments: readonly Attachment[];
  /** Ports in host mode, which belong to the task's node. */
  readonly ports: readonly PortRange[];
  readonly logDriver: LogDriver;
  /** The generic resources of its node that it was given, by name where they have names. */
  readonly assigned: readonly GenericResource[];
  /** Docker's own stamp of the present state, ms since 1970, by its node's clock, as its log lines are. 0: unknown. */
  readonly stamp: number;
  /** What was seen so far, oldest first. */
  readonly history: readonly StateChange[];
}

/** All that the server keeps of a task. */
export interface TaskRecord extends Task, TaskDetails {
  readonly version: number;
  /** When it was made, by the server's clock as far as that is known, ms since 1970; 0: unknown. */
  readonly madeAt: number;
}

/** Ended for good, whatever was wanted of it. */
export const isOver = (task: Pick<Task, 'state'>): boolean => rank(task.state) > rank('running');

/** Swarm means it to run, now or soon; a job's task, to its end. */
export const isWanted = (task: Pick<Task, 'desiredState'>): boolean =>
  rank(task.desiredState) <= rank('complete');

export const hasFailed = (task: Pick<Task, 'state'>): boolean =>
  task.state === 'failed' || task.state === 'rejected';

/** A job's task is made to come to its end. */
export const isOfJob = ({ iteration }: Pick<Task, 'iteration'>): boolean => iteration !== null;

/** Failed, or came to an end where it was made to run on. */
export const endedByItself = (task: Pick<Task, 'state' | 'iteration'>): boolean =>
  hasFailed(task) || (task.state === 'complete' && !isOfJob(task));

/** Neither placed nor over: it waits for a node. */
export const isWaiting = (task: Task): boolean => task.node === null && !isOver(task) && isWanted(task);

/** Held back before it begins, and Docker says why: no node takes it, or not the one that a global service's is made for. */
export const isHeldBack = (task: Task): boolean =>
  isWanted(task) && task.error !== '' && rank(task.state) <= rank('pending');

/** The place that a task fills: two tasks with the same key replace each other. */
export const slotKey = (task: Pick<Task, 'service' | 'slot' | 'node' | 'id'>): string =>
  `${task.service ?? task.id}.${task.slot ?? task.node ?? task.id}`;
