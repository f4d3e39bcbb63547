import type { Client } from './client';
import { connectionOf, RECONNECTING_AFTER_MS, SILENCE_MS, STALE_AFTER_MS } from './connection';

/**
 * Keeps `client.connection`: what time does to a picture that nobody confirms. `fellSilent`: the socket believes that it
 * is connected, and it is not.
 */
export function watchContact(client: Client, isConnected: () => boolean, fellSilent: () => void) {
  let lostAt: number | null = null;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let ageing: ReturnType<typeof setTimeout>[] = [];
  const judge = () => {
    const { revision, resume } = client.cluster;
    const contact = { hasPicture: revision >= 0, isOurs: resume !== null, feed: client.feed.get(), lostAt };
    client.connection.set(connectionOf(contact, Date.now()));
  };
  const lost = (since = Date.now()) => {
    clearTimeout(silence);
    if (lostAt !== null) return;
    ageFrom(since);
    judge();
  };
  const ageFrom = (since: number) => {
    lostAt = since;
    ageing = [RECONNECTING_AFTER_MS, STALE_AFTER_MS].map((ms) =>
      setTimeout(judge, Math.max(0, since + ms - Date.now()) + 5),
    );
  };
  // A page has its picture before its connection, which may never come.
  ageFrom(Date.now());
  const silent = () => {
    lost(Date.now() - RECONNECTING_AFTER_MS);
    fellSilent();
  };
  const stop = () => {
    clearTimeout(silence);
    for (const timer of ageing) clearTimeout(timer);
  };
  return {
    judge,
    stop,
    lost: () => lost(),
    /** A message came: the connection lives, though the picture may not be what it was. */
    heard() {
      clearTimeout(silence);
      if (isConnected()) silence = setTimeout(silent, SILENCE_MS);
    },
    /** The picture is up to date again. */
    found() {
      lostAt = null;
      for (const timer of ageing) clearTimeout(timer);
      judge();
    },
  };
}
