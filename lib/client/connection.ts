import type { Feed } from '@/lib/swarm/picture/feed';

/**
 * How far the picture can be believed. live: now. reconnecting: for seconds the server has not been heard. stale: too
 * long. frozen: the server is there, and does not reach Docker. connecting: no picture yet.
 */
export type Connection = 'connecting' | 'live' | 'reconnecting' | 'stale' | 'frozen';

export const RECONNECTING_AFTER_MS = 2_000;
export const STALE_AFTER_MS = 10_000;
/** The server sends its feed every 5 s: a socket silent for longer is dead, whatever it says of itself. */
export const SILENCE_MS = 7_500;

export interface Contact {
  readonly hasPicture: boolean;
  /** Whether the picture is of the server that speaks: one that was started anew may not have sent its own yet. */
  readonly isOurs: boolean;
  readonly feed: Feed;
  /** When the connection was lost or fell silent, ms since 1970; null while it holds. */
  readonly lostAt: number | null;
}

export function connectionOf({ hasPicture, isOurs, feed, lostAt }: Contact, now: number): Connection {
  const away = lostAt === null ? 0 : now - lostAt;
  if (!hasPicture) return feed.state === 'failed' && away < STALE_AFTER_MS ? 'frozen' : 'connecting';
  if (away >= STALE_AFTER_MS) return 'stale';
  if (away >= RECONNECTING_AFTER_MS) return 'reconnecting';
  return feed.state === 'live' && isOurs ? 'live' : 'frozen';
}
