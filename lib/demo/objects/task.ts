import { isDeepStrictEqual } from 'node:util';
import type { Random } from '../simulation/random';
import { newMeta } from './new-meta';
import type { PortConfig, ServiceSpec, TaskSpec } from './specs';
import { timestamp } from './timestamp';
import type { DesiredState, Service, Task, TaskState, TaskStatus } from './wire';

const RANKS: Readonly<Record<TaskState, number>> = {
  new: 0,
  pending: 1,
  assigned: 2,
  accepted: 3,
  preparing: 4,
  ready: 5,
  starting: 6,
  running: 7,
  complete: 8,
  shutdown: 9,
  failed: 10,
  rejected: 11,
  remove: 12,
  orphaned: 13,
};

/** How far along a state is; states only ever grow. */
export function rank(state: TaskState): number {
  return RANKS[state];
}

/** Still wanted: to run on, or (a job's) to run to its end. */
export function isWanted(task: Task): boolean {
  return rank(task.DesiredState) <= rank('complete');
}

/** Past running: it will never run again. */
export function isOver(task: Task): boolean {
  return rank(task.Status.State) > rank('running');
}

export function isRunning(task: Task): boolean {
  return task.Status.State === 'running';
}

/** What a service's tasks are made from. The same spec gives the same object, so that equality is quick. */
export function taskSpec(spec: ServiceSpec): TaskSpec {
  let made = taskSpecs.get(spec);
  if (!made) {
    const { Runtime: _, ...rest } = spec.TaskTemplate;
    made = rest;
    taskSpecs.set(spec, made);
  }
  return made;
}
const taskSpecs = new WeakMap<ServiceSpec, TaskSpec>();

/** Made from another spec than the service has now, so an update replaces it. */
export function isDirty(task: Task, service: Service): boolean {
  const spec = taskSpec(service.Spec);
  if (task.Spec !== spec && !isDeepStrictEqual(task.Spec, spec)) return true;
  return !isDeepStrictEqual(task.hidden.endpointSpec, service.Spec.EndpointSpec);
}

/** The place in a service that a task holds: its slot, or a global service's node. */
export function placeOf(task: Task): string {
  return task.Slot === undefined ? (task.NodeID ?? '') : String(task.Slot);
}

/** What a new task is told beside its service's spec: its slot, or its node where it has none. */
export interface NewTask {
  readonly slot?: number | undefined;
  readonly nodeId?: string | undefined;
  readonly desired: DesiredState;
}

export function newTask(service: Service, at: NewTask, random: Random, now: number): Task {
  return {
    ...newMeta(random.id(), now),
    Labels: {},
    Spec: taskSpec(service.Spec),
    ServiceID: service.ID,
    Slot: at.slot,
    NodeID: at.nodeId,
    Status: newStatus(now, 'new', 'created'),
    DesiredState: at.desired,
    NetworksAttachments: undefined,
    GenericResources: undefined,
    JobIteration: service.JobStatus?.JobIteration,
    hidden: { serviceName: service.Spec.Name, endpointSpec: service.Spec.EndpointSpec },
  };
}

export function newStatus(now: number, state: TaskState, message: string, error?: string): TaskStatus {
  return {
    Timestamp: timestamp(now),
    State: state,
    Message: message,
    Err: error,
    ContainerStatus: undefined,
    PortStatus: {},
  };
}

/** The ports that its node publishes for it, and not the routing mesh. */
export function hostPorts(task: Task): PortConfig[] {
  return (task.hidden.endpointSpec.Ports ?? []).filter(
    (port) => port.PublishMode === 'host' && port.PublishedPort,
  );
}

/** `service.slot.task`, or `service.node.task` for a global service: the container's name too. */
export function taskName(task: Task): string {
  return `${task.hidden.serviceName}.${task.Slot || (task.NodeID ?? '')}.${task.ID}`;
}
