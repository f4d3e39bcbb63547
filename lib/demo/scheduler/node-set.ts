import { labelOf } from '@/lib/swarm/objects/constraint';
import type { Task } from '../objects/wire';
import { Heap } from '../simulation/heap';
import { type Candidate, fits, fitting } from './filters';

/**
 * Nodes for the tasks of one spec, in one pass of the scheduler: nodes only fill up while it is used, so that it need
 * not look at every node for every task.
 */
export interface NodeSet {
  /**
   * The node that should have the task: within the branch of the placement preferences that has the fewest of the
   * service's tasks, the node with the fewest of them, and then with the fewest tasks of all.
   */
  choose(): Candidate | undefined;
}

export function createNodeSet(task: Task, all: readonly Candidate[]): NodeSet {
  const spreads = (task.Spec.Placement?.Preferences ?? []).flatMap(({ Spread }) => Spread ?? []);
  if (spreads.length === 0) return createNodeHeap(task, fitting(task, all));
  return {
    choose() {
      let branch: readonly Candidate[] = fitting(task, all);
      for (const { SpreadDescriptor } of spreads)
        branch = emptiestBranch(task, all, branch, SpreadDescriptor);
      return createNodeHeap(task, branch).choose();
    },
  };
}

interface Weight {
  /** Of the service's tasks, and of all. */
  readonly ofService: number;
  readonly tasks: number;
}

interface Ranked {
  readonly candidate: Candidate;
  readonly order: number;
  /** What the node carried when it was last looked at. */
  weight: Weight;
}

function createNodeHeap(task: Task, nodes: readonly Candidate[]): NodeSet {
  const heap = new Heap<Ranked>(({ weight: a, order }, { weight: b, order: other }) => {
    if (a.ofService !== b.ofService) return a.ofService < b.ofService;
    return a.tasks === b.tasks ? order < other : a.tasks < b.tasks;
  });
  const weigh = ({ load }: Candidate): Weight => ({
    ofService: load.ofService(task.ServiceID),
    tasks: load.tasks,
  });
  nodes.forEach((candidate, order) => {
    heap.push({ candidate, order, weight: weigh(candidate) });
  });
  return {
    choose() {
      for (let first = heap.first; first; first = heap.first) {
        const now = weigh(first.candidate);
        if (first.weight.ofService !== now.ofService || first.weight.tasks !== now.tasks) {
          first.weight = now;
          heap.sinkFirst();
        } else if (fits(task, first.candidate)) return first.candidate;
        else heap.pop();
      }
      return undefined;
    },
  };
}

function emptiestBranch(
  task: Task,
  all: readonly Candidate[],
  fitting: readonly Candidate[],
  descriptor: string,
): Candidate[] {
  const labelAt = ({ node }: Candidate) =>
    descriptor.startsWith('engine.labels.')
      ? labelOf(node.Description.Engine.Labels ?? {}, descriptor.slice('engine.labels.'.length))
      : labelOf(node.Spec.Labels, descriptor.slice('node.labels.'.length));
  const counts = new Map<string, number>();
  for (const one of fitting) counts.set(labelAt(one), 0);
  for (const one of all) {
    const value = labelAt(one);
    const count = counts.get(value);
    if (count !== undefined) counts.set(value, count + one.load.ofService(task.ServiceID));
  }
  const [least] = [...counts].sort((a, b) => a[1] - b[1])[0] ?? [];
  return fitting.filter((one) => labelAt(one) === least);
}
