import { forgetOldest } from '@/lib/base/forget-oldest';
import type { Clock } from '@/lib/base/time';

/** Counts the tries of each key. */
export interface Tries {
  /** Takes one try, or says in how many seconds (`wait`) the next one counts. `failed`: those before it, also what is not decided yet. */
  take(key: string): { readonly wait: number; readonly failed: number };
  /** Takes the last try back: it was right. Those before it stay. */
  giveBack(key: string): void;
}

interface Tried {
  /** In the minute that ends then. */
  tries: number;
  endsAt: number;
  /** Since it was quiet for an hour. */
  failed: number;
}

const MINUTE_MS = 60_000;
const QUIET_MS = 60 * MINUTE_MS;

/** At most `each` a minute for each key, and a memory of `most` keys: beyond, those that were quiet longest are forgotten. */
export function createTries(each: number, most: number, clock: Clock): Tries {
  const tried = new Map<string, Tried>();
  return {
    take(key) {
      const now = clock();
      const before = tried.get(key);
      const isRemembered = before !== undefined && now < before.endsAt + QUIET_MS;
      const entry = isRemembered ? before : { tries: 0, endsAt: now + MINUTE_MS, failed: 0 };
      if (now >= entry.endsAt) Object.assign(entry, { tries: 0, endsAt: now + MINUTE_MS });
      // To the end of the map, which keeps the order.
      tried.delete(key);
      tried.set(key, entry);
      forgetOldest(tried, most);
      if (entry.tries >= each)
        return { wait: Math.max(1, Math.ceil((entry.endsAt - now) / 1000)), failed: entry.failed };
      entry.tries += 1;
      entry.failed += 1;
      return { wait: 0, failed: entry.failed - 1 };
    },
    giveBack(key) {
      const entry = tried.get(key);
      if (!entry) return;
      entry.tries = Math.max(0, entry.tries - 1);
      entry.failed = Math.max(0, entry.failed - 1);
    },
  };
}
