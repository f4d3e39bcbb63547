import type { Look } from '@/lib/swarm/derived/look';
import type { TaskId } from '@/lib/swarm/objects/ids';

/** At most `most` of the tasks, in their order: first those that do not simply run, which one looks for. */
export function capTasks(
  ids: readonly TaskId[],
  most: number,
  lookOf: (id: TaskId) => Look | null,
): readonly TaskId[] {
  if (ids.length <= most) return ids;
  const isNotable = (id: TaskId) => lookOf(id) !== 'running';
  const notable = ids.filter(isNotable).slice(0, most);
  const others = ids.filter((id) => !isNotable(id)).slice(0, most - notable.length);
  const chosen = new Set([...notable, ...others]);
  return ids.filter((id) => chosen.has(id));
}
