import { groupBy } from '@/lib/base/group';
import type { ActivityEvent } from './activity';

/** More replacements than this from one node in one picture are told as one. */
const TOLD_SINGLY = 10;

/** The events as the feed tells them: many tasks that left one node at once are one. */
export function withMovedTasks(events: readonly ActivityEvent[]): readonly ActivityEvent[] {
  const left = groupBy(events, (event) => (event.kind === 'task-replaced' ? event.from : null));
  return events.flatMap((event): readonly ActivityEvent[] => {
    if (event.kind !== 'task-replaced') return [event];
    const same = left.get(event.from) ?? [];
    if (same.length <= TOLD_SINGLY) return [event];
    return same[0] === event ? [{ kind: 'tasks-moved', count: same.length, from: event.from }] : [];
  });
}
