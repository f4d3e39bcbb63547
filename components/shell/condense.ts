import type { FeedLine } from '@/components/activity/activity-line';
import type { Activity } from '@/lib/swarm/picture/activity';

/**
 * The feed as a person reads it, newest first. A failure whose replacement runs is told by the replacement, and a crash
 * loop is one line with a count. `activities` are oldest first.
 */
export function condense(activities: readonly Activity[]): FeedLine[] {
  const lines = new Map<number, FeedLine>();
  const healed = new Set<string>();
  const loops = new Map<string, number>();
  for (const activity of activities.toReversed()) {
    if (activity.kind === 'task-failed' && healed.has(activity.name)) continue;
    const loop = activity.kind === 'task-replaced' && activity.cause === 'failed' ? activity.name : null;
    const first = loop === null ? undefined : lines.get(loops.get(loop) ?? -1);
    if (loop !== null) healed.add(loop);
    if (first) lines.set(first.activity.seq, { ...first, times: first.times + 1 });
    else lines.set(activity.seq, { activity, times: 1 });
    if (loop !== null && !first) loops.set(loop, activity.seq);
  }
  return [...lines.values()];
}
