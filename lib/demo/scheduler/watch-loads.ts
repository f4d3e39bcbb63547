import { isOver, isWanted } from '../objects/task';
import type { Task } from '../objects/wire';
import type { Store } from '../store/store';
import { createNodeLoad, type NodeLoad } from './node-load';

/** Follows the store, and returns how to ask for a node's load by its id. */
export function watchLoads(store: Store): (nodeId: string) => NodeLoad {
  const loads = new Map<string, NodeLoad>();

  const loadOf = (nodeId: string) => {
    const load = loads.get(nodeId) ?? createNodeLoad();
    loads.set(nodeId, load);
    return load;
  };

  store.subscribe(({ kind, before, after }) => {
    if (kind !== 'task') return;
    if (before && after && weighsTheSame(before, after)) return;
    if (before?.NodeID !== undefined) loadOf(before.NodeID).add(before, -1);
    if (after?.NodeID !== undefined) loadOf(after.NodeID).add(after, 1);
  });
  return loadOf;
}

function weighsTheSame(a: Task, b: Task): boolean {
  return (
    a.NodeID === b.NodeID &&
    a.GenericResources === b.GenericResources &&
    isWanted(a) === isWanted(b) &&
    isOver(a) === isOver(b)
  );
}
