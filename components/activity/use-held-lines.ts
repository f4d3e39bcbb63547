import { useCallback, useEffect, useRef, useState } from 'react';
import { useActivities, useConnection, useTimed } from '@/lib/client/hooks';
import { isAnswered } from '@/lib/client/use-answer';
import { useClient } from '@/lib/client/use-client';
import type { Answer } from '@/lib/swarm/operations/query';
import { type ActivityFilter, MINUTE_MS, MOST_LINES_ASKED } from '@/lib/swarm/picture/kept-activity';
import { type HeldLines, withNewest, withOlder } from './held-lines';

/** What changes is asked for at once, and while it goes on every so often: a class of phones asks, too. */
const SOON_MS = 100;
const BETWEEN_MS = 2_000;
/** After a refusal: the server, or a network of many browsers, is busy. */
const AGAIN_MS = 5_000;

interface Shown {
  readonly key: string;
  readonly held: HeldLines;
}

interface Asked {
  /** null until the first answer. While a new filter is asked for, what the last one found. */
  readonly held: HeldLines | null;
  /** Whether `held` is of the filter that was asked for. */
  readonly isCurrent: boolean;
  /** Why the latest question was not answered. */
  readonly failure: Extract<Answer, { readonly ok: false }> | null;
  readonly older: () => void;
}

/** The server's memory of what happened, as far as the filter lets it through; kept up while it is drawn. */
export function useHeldLines(filter: ActivityFilter): Asked {
  const client = useClient();
  const connection = useConnection();
  const latest = useActivities().at(-1);
  const seen = latest && `${latest.seq} ${latest.at}`;
  // The chart's last bar is this minute.
  const minute = useTimed((now) => `${Math.floor(now / MINUTE_MS)}`);
  const key = JSON.stringify(filter);
  const [shown, setShown] = useState<Shown | null>(null);
  const [failure, setFailure] = useState<Asked['failure']>(null);
  const [round, setRound] = useState(0);
  const asked = useRef({ key: '', at: Number.NEGATIVE_INFINITY });
  const wanted = useRef(key);
  wanted.current = key;

  // biome-ignore lint/correctness/useExhaustiveDependencies: asks anew for what `seen`, `minute` and `round` stand for
  useEffect(() => {
    if (!isAnswered('activities', connection)) return;
    const rest = asked.current.key === key ? asked.current.at + BETWEEN_MS - performance.now() : 0;
    let again: ReturnType<typeof setTimeout> | undefined;
    const soon = setTimeout(
      async () => {
        asked.current = { key, at: performance.now() };
        const answer = await client.ask<'activities'>({
          kind: 'activities',
          before: null,
          limit: MOST_LINES_ASKED,
          filter: JSON.parse(key),
        });
        if (wanted.current !== key) return;
        setFailure(answer.ok ? null : answer);
        if (answer.ok)
          setShown((last) => ({
            key,
            held: withNewest(last?.key === key ? last.held : null, answer.value),
          }));
        else again = setTimeout(() => setRound((last) => last + 1), AGAIN_MS);
      },
      Math.max(SOON_MS, rest),
    );
    return () => {
      clearTimeout(soon);
      clearTimeout(again);
    };
  }, [client, connection, key, seen, minute, round]);

  const isAskingOlder = useRef(false);
  const before = shown?.held.hasOlder ? shown.held.lines.at(-1)?.seq : undefined;
  const older = useCallback(async () => {
    if (before === undefined || isAskingOlder.current) return;
    isAskingOlder.current = true;
    const answer = await client.ask<'activities'>({
      kind: 'activities',
      before,
      limit: MOST_LINES_ASKED,
      filter: JSON.parse(key),
    });
    isAskingOlder.current = false;
    if (!answer.ok) return setFailure(answer);
    setShown((last) => (last?.key === key ? { key, held: withOlder(last.held, answer.value) } : last));
  }, [client, before, key]);

  return { held: shown?.held ?? null, isCurrent: shown?.key === key, failure, older };
}
