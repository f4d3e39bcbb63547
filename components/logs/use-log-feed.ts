import { useEffect, useState, useSyncExternalStore } from 'react';
import { followLogs, type LogFeed, type LogState } from '@/lib/client/logs/log-feed';
import type { KeptEnd } from '@/lib/protocol/log-message';
import type { LogTarget } from '@/lib/swarm/picture/log-line';

/** Lines of each container to begin with. */
const TAIL = 1_000;

/** Follows a target's logs while the component is there; `from` as for `followLogs`. null before the first paint. */
export function useLogFeed({ kind, id }: LogTarget, from: string | null): LogFeed | null {
  const [feed, setFeed] = useState<LogFeed | null>(null);
  useEffect(() => {
    const next = followLogs({
      // As it came: one of the two.
      target: { kind, id } as LogTarget,
      tail: TAIL,
      from,
      onFrame: (paint) => requestAnimationFrame(paint),
    });
    setFeed(next);
    return () => next.stop();
  }, [kind, id, from]);
  return feed;
}

const OPENING: LogState = { phase: 'opening' };
const NONE: readonly string[] = [];
const never = () => () => {};

export const useLogState = (feed: LogFeed | null): LogState =>
  useSyncExternalStore(
    feed?.state.subscribe ?? never,
    () => feed?.state.get() ?? OPENING,
    () => OPENING,
  );

export const useLogWarnings = (feed: LogFeed | null): readonly string[] =>
  useSyncExternalStore(
    feed?.warnings.subscribe ?? never,
    () => feed?.warnings.get() ?? NONE,
    () => NONE,
  );

export const useLogKept = (feed: LogFeed | null): KeptEnd | null =>
  useSyncExternalStore(
    feed?.kept.subscribe ?? never,
    () => feed?.kept.get() ?? null,
    () => null,
  );

/** Paints again when lines came, at most once a frame. */
export const useLogVersion = (feed: LogFeed | null): number =>
  useSyncExternalStore(
    feed?.version.subscribe ?? never,
    () => feed?.version.get() ?? 0,
    () => 0,
  );
