import { timestamp } from './timestamp';
import type { Meta } from './wire';

/** The first keys of a new object. `now`: ms since 1970. */
export function newMeta(id: string, now: number): Meta {
  const time = timestamp(now);
  return { ID: id, Version: { Index: 0 }, CreatedAt: time, UpdatedAt: time };
}
