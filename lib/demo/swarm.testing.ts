import { createNetwork } from './control/networks';
import { getNode, updateNode } from './control/nodes';
import { readServiceSpec } from './control/read-service-spec';
import { createService, getService, updateService } from './control/services';
import type { NodeSpec, ServiceSpec } from './objects/specs';
import { isWanted } from './objects/task';
import type { Service, Task } from './objects/wire';
import { createClock } from './simulation/clock';
import { seedNodes } from './story/seed-nodes';
import { createSwarm } from './swarm/swarm';

export const IMAGE = 'registry:5000/example/echo:latest';

/** A spec's differences from a service `web` with one replica. */
export interface Asked {
  readonly name?: string;
  readonly mode?: Readonly<Record<string, unknown>>;
  readonly replicas?: number;
  readonly container?: Readonly<Record<string, unknown>>;
  readonly template?: Readonly<Record<string, unknown>>;
  readonly spec?: Readonly<Record<string, unknown>>;
}

/** The book's empty cluster whose time a test moves by hand, with short words for what tests do. */
export function testSwarm(nodes = 4) {
  const clock = createClock(Date.parse('2026-11-22T09:00:00Z'));
  const swarm = createSwarm(clock, 42);
  seedNodes(swarm, nodes);
  createNetwork(swarm, { Name: 'ingress', Driver: 'overlay', Ingress: true });
  const { store } = swarm;
  const byAge = (a: Task, b: Task) => (a.CreatedAt < b.CreatedAt ? -1 : 1);

  return {
    swarm,
    store,
    clock,
    /** Lets seconds pass. */
    run: (seconds: number) => clock.advance(seconds * 1_000),
    create: (asked: Asked = {}): Service => createService(swarm, readServiceSpec(specOf(asked))),
    update(name: string, edit: (spec: ServiceSpec) => unknown): void {
      const service = getService(swarm, name);
      updateService(swarm, name, service.Version.Index, readServiceSpec(edit(service.Spec)));
    },
    service: (name = 'web') => getService(swarm, name),
    node: (name: string) => getNode(swarm, name),
    changeNode(name: string, change: Partial<NodeSpec>): void {
      const node = getNode(swarm, name);
      updateNode(swarm, name, node.Version.Index, { ...node.Spec, ...change });
    },
    /** All of a service's tasks, oldest first. */
    tasks: (name = 'web') => store.tasksOfService(getService(swarm, name).ID).sort(byAge),
    wanted: (name = 'web') => store.tasksOfService(getService(swarm, name).ID).filter(isWanted).sort(byAge),
    /** Host names of a service's wanted tasks, in order. */
    hosts: (name = 'web') =>
      store
        .tasksOfService(getService(swarm, name).ID)
        .filter(isWanted)
        .map(({ NodeID }) => store.nodes.get(NodeID)?.Description.Hostname ?? 'none')
        .sort(),
  };
}

export function specOf({
  name = 'web',
  mode,
  replicas = 1,
  container,
  template,
  spec,
}: Asked): Record<string, unknown> {
  return {
    Name: name,
    TaskTemplate: { ContainerSpec: { Image: IMAGE, ...container }, ...template },
    Mode: mode ?? { Replicated: { Replicas: replicas } },
    ...spec,
  };
}

/** The tasks’ states, in their order: for comparing. */
export const states = (tasks: readonly Task[]) => tasks.map(({ Status }) => Status.State);
