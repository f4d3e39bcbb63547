import type { GenericResource, PortConfig } from '../objects/specs';
import { hostPorts, isOver, isWanted } from '../objects/task';
import type { Task } from '../objects/wire';

/** What a node carries, kept up to date task by task. */
export interface NodeLoad {
  /** Wanted tasks in all. */
  readonly tasks: number;
  /** Reserved by its tasks: billionths of a CPU, and bytes. */
  readonly cpu: number;
  readonly memory: number;
  /** What its tasks were given of its generic resources. */
  readonly generic: readonly GenericResource[];
  /** Wanted tasks of one service. */
  ofService(id: string): number;
  hasPort(port: PortConfig): boolean;
  /** Takes a task's weight on, or off. */
  add(task: Task, sign: 1 | -1): void;
}

export function createNodeLoad(): NodeLoad {
  const byService = new Map<string, number>();
  const ports = new Map<string, number>();
  let generic: readonly GenericResource[] = [];
  let [tasks, cpu, memory] = [0, 0, 0];
  return {
    get tasks() {
      return tasks;
    },
    get cpu() {
      return cpu;
    },
    get memory() {
      return memory;
    },
    get generic() {
      return generic;
    },
    ofService: (id) => byService.get(id) ?? 0,
    hasPort: (port) => ports.has(portKey(port)),
    add(task, sign) {
      if (isOver(task)) return;
      if (isWanted(task)) {
        tasks += sign;
        bump(byService, task.ServiceID, sign);
      }
      // A task that is stopping still holds what it reserved.
      const reserved = task.Spec.Resources?.Reservations;
      cpu += sign * (reserved?.NanoCPUs ?? 0);
      memory += sign * (reserved?.MemoryBytes ?? 0);
      const given = task.GenericResources ?? [];
      if (given.length > 0)
        generic = sign > 0 ? [...generic, ...given] : generic.filter((one) => !given.includes(one));
      for (const port of hostPorts(task)) bump(ports, portKey(port), sign);
    },
  };
}

function portKey(port: PortConfig): string {
  return `${port.PublishedPort}/${port.Protocol}`;
}

function bump(counts: Map<string, number>, key: string, by: number): void {
  const count = (counts.get(key) ?? 0) + by;
  if (count === 0) counts.delete(key);
  else counts.set(key, count);
}
