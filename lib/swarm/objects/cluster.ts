import type { NetworkId, NodeId, ServiceId, TaskId } from './ids';
import type { Network } from './network';
import type { SwarmNode } from './node';
import type { Service } from './service';
import type { Task, TaskRecord } from './task';

/** The swarm's objects by kind: the one list from which collections, deltas and messages are made. */
export interface ClusterObjects {
  nodes: SwarmNode;
  services: Service;
  tasks: Task;
  networks: Network;
}

export interface ClusterIds {
  nodes: NodeId;
  services: ServiceId;
  tasks: TaskId;
  networks: NetworkId;
}

export type CollectionName = keyof ClusterObjects;
export const COLLECTIONS = [
  'nodes',
  'services',
  'tasks',
  'networks',
] as const satisfies readonly CollectionName[];

/** A picture of the swarm. Never changed in place: what is unchanged keeps its reference from one picture to the next. */
export type Cluster = {
  readonly [K in CollectionName]: ReadonlyMap<ClusterIds[K], ClusterObjects[K]>;
};

/** The server's picture, with all that it keeps of each task. */
export type RecordedCluster = Omit<Cluster, 'tasks'> & { readonly tasks: ReadonlyMap<TaskId, TaskRecord> };

export const EMPTY_CLUSTER: RecordedCluster = {
  nodes: new Map(),
  services: new Map(),
  tasks: new Map(),
  networks: new Map(),
};
