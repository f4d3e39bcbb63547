import type { Gap } from '@/lib/swarm/picture/gap';
import { MINUTE_MS, type MinuteCount } from '@/lib/swarm/picture/kept-activity';

/** How much of a minute was watched. `before`: it is not known any more, or was never. */
export type MinuteWatch = 'whole' | 'part' | 'none' | 'before';

/** `from`: from when on nothing is forgotten, ms since 1970. */
export function minuteWatch({ at }: MinuteCount, from: number, gaps: readonly Gap[]): MinuteWatch {
  const end = at + MINUTE_MS;
  if (end <= from) return 'before';
  const unseen = gaps.reduce(
    (sum, gap) => sum + Math.max(0, Math.min(end, gap.to ?? end) - Math.max(at, gap.from)),
    0,
  );
  return unseen >= MINUTE_MS ? 'none' : unseen > 0 ? 'part' : 'whole';
}

/** The minutes until `now`, where the answer is of an earlier one. */
export function minutesUntil(minutes: readonly MinuteCount[], now: number): readonly MinuteCount[] {
  const last = minutes.at(-1)?.at ?? now;
  const more = Math.min(minutes.length, Math.max(0, Math.floor((now - last) / MINUTE_MS)));
  const since = Math.floor(now / MINUTE_MS) * MINUTE_MS - more * MINUTE_MS;
  const later = Array.from({ length: more }, (_, n) => ({
    at: since + (n + 1) * MINUTE_MS,
    failure: 0,
    change: 0,
    other: 0,
  }));
  return [...minutes.slice(more), ...later];
}
