import type { Gap } from '@/lib/swarm/picture/gap';
import type { KeptActivity } from '@/lib/swarm/picture/kept-activity';

/** The gaps right above each line, by its place, and below the last by the place after it. Lines are newest first. */
export function gapsBetween(
  lines: readonly Pick<KeptActivity, 'at'>[],
  gaps: readonly Gap[],
): ReadonlyMap<number, readonly Gap[]> {
  const places = new Map<number, Gap[]>();
  for (const gap of gaps) {
    // What was seen at its end, or soon after it began, is above it.
    const below = lines.findIndex(({ at }) => at <= gap.from);
    const place = below < 0 ? lines.length : below;
    places.set(place, [...(places.get(place) ?? []), gap]);
  }
  return places;
}
