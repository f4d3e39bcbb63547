import { parseGeneric } from '../objects/generic-resources';
import { isRunning } from '../objects/task';
import type { Swarm } from '../swarm/swarm';
import { getNode } from './nodes';
import { getService } from './services';

/** Pulls the node's plug. The managers call it down after 15 s without a heartbeat. */
export function stopNode(swarm: Swarm, name: string): void {
  const { ID } = getNode(swarm, name);
  if (swarm.agents.isCutOff(ID)) return;
  swarm.agents.cut(ID);
  swarm.dispatcher.miss(ID);
}

/** Plugs the node in again; its containers have been running on all the while. */
export function startNode(swarm: Swarm, name: string): void {
  const { ID } = getNode(swarm, name);
  swarm.dispatcher.hear(ID);
  swarm.agents.reconnect(ID);
}

/** The node's daemon starts anew with these `node-generic-resources` in its settings; its tasks run on. */
export function setGeneric(swarm: Swarm, name: string, lines: readonly string[]): void {
  const node = getNode(swarm, name);
  const { Description } = node;
  const Resources = { ...Description.Resources, GenericResources: parseGeneric(lines) };
  swarm.store.commit((tx) => tx.put('node', { ...node, Description: { ...Description, Resources } }));
}

/** Makes the containers of a service's running tasks die with this code, or those of one slot. */
export function crashService(swarm: Swarm, name: string, exitCode: number, slot?: number): void {
  const { ID } = getService(swarm, name);
  for (const task of swarm.store.tasksOfService(ID)) {
    if (isRunning(task) && (slot === undefined || task.Slot === slot)) swarm.agents.crash(task.ID, exitCode);
  }
}

/** Makes the containers of `count` running tasks die at once, evenly over the swarm. Returns how many there were. */
export function crashMany({ store, agents }: Swarm, count: number): number {
  const running = store.tasks.sorted().filter(isRunning);
  const step = Math.max(1, running.length / count);
  let crashed = 0;
  for (let at = 0; crashed < count; at += step) {
    const task = running[Math.floor(at)];
    if (!task) break;
    agents.crash(task.ID, 1);
    crashed += 1;
  }
  return crashed;
}
