import type { RecordedCluster } from './objects/cluster';
import { EMPTY_CLUSTER } from './objects/cluster';
import type { NetworkId, NodeId, ServiceId, StackName, TaskId } from './objects/ids';
import { DEFAULT_LOG_DRIVER } from './objects/log-driver';
import type { Network } from './objects/network';
import type { SwarmNode } from './objects/node';
import { NO_LIMITS, NO_RESOURCES } from './objects/resources';
import type { Service } from './objects/service';
import type { TaskRecord } from './objects/task';

/** Builders for tests: sensible objects of which a test states only what it is about. Never imported by the product. */
export const nodeId = (id: string) => id as NodeId;
export const serviceId = (id: string) => id as ServiceId;
export const taskId = (id: string) => id as TaskId;
export const stackName = (name: string) => name as StackName;

export function aNode(id: string, over: Partial<SwarmNode> = {}): SwarmNode {
  return {
    id: nodeId(id),
    version: 1,
    hostname: id,
    sharesHostname: false,
    role: 'worker',
    availability: 'active',
    state: 'ready',
    message: '',
    address: '10.0.0.1',
    manager: null,
    engine: '20.10.24',
    os: 'linux',
    arch: 'x86_64',
    capacity: { nanoCpus: 2e9, memoryBytes: 4e9, generic: [] },
    labels: {},
    engineLabels: {},
    clockOffset: 0,
    createdAt: 0,
    ...over,
  };
}

export const aNetwork = (name: string, over: Partial<Network> = {}): Network => ({
  id: name as NetworkId,
  name,
  driver: 'overlay',
  stack: null,
  subnets: [],
  attachable: false,
  ingress: false,
  predefined: false,
  internal: false,
  encrypted: false,
  createdAt: 0,
  ...over,
});

export function aService(id: string, over: Partial<Service> = {}): Service {
  return {
    id: serviceId(id),
    version: 1,
    name: id,
    stack: null,
    mark: { hue: 0, pattern: 0, monogram: 'Aa' },
    mode: { kind: 'replicated', replicas: 1 },
    image: { name: 'registry:5000/example/echo:latest', digest: null },
    ports: [],
    constraints: [],
    maxPerNode: 0,
    networks: [],
    reservations: NO_RESOURCES,
    limits: NO_LIMITS,
    update: null,
    updateConfig: {
      parallelism: 1,
      delay: 0,
      monitor: 5000,
      failureAction: 'pause',
      maxFailureRatio: 0,
      order: 'stop-first',
    },
    hasPrevious: false,
    template: 'one',
    iteration: null,
    createdAt: 0,
    updatedAt: 0,
    ...over,
  };
}

export function aTask(id: string, over: Partial<TaskRecord> = {}): TaskRecord {
  return {
    id: taskId(id),
    version: 1,
    service: serviceId('web'),
    runtime: 'container',
    node: nodeId('worker01'),
    slot: 1,
    state: 'running',
    desiredState: 'running',
    since: 0,
    createdAt: 0,
    madeAt: over.createdAt ?? 0,
    message: 'started',
    error: '',
    exitCode: null,
    container: null,
    image: { name: 'registry:5000/example/echo:latest', digest: null },
    template: 'one',
    iteration: null,
    reservations: NO_RESOURCES,
    attachments: [],
    logDriver: DEFAULT_LOG_DRIVER,
    ports: [],
    assigned: [],
    stamp: over.since ?? 0,
    history: [],
    ...over,
  };
}

const byId = <T extends { readonly id: string }>(objects: readonly T[]) =>
  new Map(objects.map((object) => [object.id as T['id'], object]));

export function aCluster(parts: {
  nodes?: readonly SwarmNode[];
  services?: readonly Service[];
  tasks?: readonly TaskRecord[];
}): RecordedCluster {
  return {
    ...EMPTY_CLUSTER,
    nodes: byId(parts.nodes ?? []),
    services: byId(parts.services ?? []),
    tasks: byId(parts.tasks ?? []),
  };
}
