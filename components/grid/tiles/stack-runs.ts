import type { StackName, TaskId } from '@/lib/swarm/objects/ids';

/** Tiles beside each other that belong to one stack; null for services without one. */
export interface StackRun {
  readonly stack: StackName | null;
  readonly ids: readonly TaskId[];
}

/** Cuts a list that is ordered by stack into its stacks. */
export function stackRuns(ids: readonly TaskId[], stackOf: (id: TaskId) => StackName | null): StackRun[] {
  const runs: { stack: StackName | null; ids: TaskId[] }[] = [];
  for (const id of ids) {
    const stack = stackOf(id);
    const last = runs.at(-1);
    if (last && last.stack === stack) last.ids.push(id);
    else runs.push({ stack, ids: [id] });
  }
  return runs;
}
