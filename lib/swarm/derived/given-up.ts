import { endedByItself, isWanted, type Task } from '../objects/task';
import type { Slot } from './slots';

/**
 * The task of a slot that Swarm has given up on: it ended by itself, and its restart policy allows none after it. It is the
 * newest, whichever counts for the slot: an older one that was stopped comes before it there.
 */
export function givenUp({ current, earlier }: Slot): Task | null {
  if (isWanted(current)) return null;
  const last = earlier.reduce((a, b) => (b.createdAt > a.createdAt ? b : a), current);
  return last.desiredState === 'shutdown' && endedByItself(last) ? last : null;
}
