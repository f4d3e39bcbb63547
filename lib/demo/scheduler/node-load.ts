import type { GenericResource, PortConfig } from '../objects/specs';
import { hostPorts, isOver, isWanted } from '../objects/task';
import type { Task } from '../objects/wire';
import type { Store } from '../store/store';

/** What a node carries, kept up to date task by task. */
export class NodeLoad {
  /** Wanted tasks in all. */
  tasks = 0;
  cpu = 0;
  memory = 0;
  /** What its tasks were given of its generic resources. */
  generic: readonly GenericResource[] = [];
  private readonly byService = new Map<string, number>();
  private readonly ports = new Map<string, number>();

  /** Wanted tasks of one service. */
  ofService(id: string): number {
    return this.byService.get(id) ?? 0;
  }

  hasPort(port: PortConfig): boolean {
    return this.ports.has(portKey(port));
  }

  add(task: Task, sign: 1 | -1): void {
    if (isWanted(task) && !isOver(task)) {
      this.tasks += sign;
      bump(this.byService, task.ServiceID, sign);
    }
    if (isOver(task)) return;
    // A task that is stopping still holds what it reserved.
    this.cpu += sign * (task.Spec.Resources?.Reservations?.NanoCPUs ?? 0);
    this.memory += sign * (task.Spec.Resources?.Reservations?.MemoryBytes ?? 0);
    const given = task.GenericResources ?? [];
    if (given.length > 0)
      this.generic =
        sign > 0 ? [...this.generic, ...given] : this.generic.filter((one) => !given.includes(one));
    for (const port of hostPorts(task)) bump(this.ports, portKey(port), sign);
  }
}

/** Every node's load, following the store. */
export class Loads {
  private readonly loads = new Map<string, NodeLoad>();

  constructor(store: Store) {
    store.subscribe((change) => {
      if (change.kind !== 'task') return;
      const { before, after } = change;
      if (before && after && weighsTheSame(before, after)) return;
      if (before?.NodeID !== undefined) this.of(before.NodeID).add(before, -1);
      if (after?.NodeID !== undefined) this.of(after.NodeID).add(after, 1);
    });
  }

  of(nodeId: string): NodeLoad {
    let load = this.loads.get(nodeId);
    if (!load) {
      load = new NodeLoad();
      this.loads.set(nodeId, load);
    }
    return load;
  }
}

function weighsTheSame(a: Task, b: Task): boolean {
  return (
    a.NodeID === b.NodeID &&
    a.GenericResources === b.GenericResources &&
    isWanted(a) === isWanted(b) &&
    isOver(a) === isOver(b)
  );
}

function portKey(port: PortConfig): string {
  return `${port.PublishedPort}/${port.Protocol}`;
}

function bump(counts: Map<string, number>, key: string, by: number): void {
  const count = (counts.get(key) ?? 0) + by;
  if (count === 0) counts.delete(key);
  else counts.set(key, count);
}
