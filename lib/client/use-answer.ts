import { useCallback, useEffect, useState } from 'react';
import type { Answer, QueryKind, QueryOf } from '@/lib/swarm/operations/query';
import { MEMORY_QUERIES } from '@/lib/swarm/operations/server-queries';
import type { Connection } from './connection';
import { useConnection } from './hooks';
import { useClient } from './use-client';

export interface Asked<K extends QueryKind> {
  /** The latest answer to this query; null until it has come. */
  readonly answer: Answer<K> | null;
  readonly isAsking: boolean;
  readonly again: () => void;
}

/** Whether it is worth asking: of Docker while it is reached, of the server's memory while that is. */
export const isAnswered = (kind: QueryKind, connection: Connection): boolean =>
  connection === 'live' || (connection === 'frozen' && MEMORY_QUERIES.has(kind));

/**
 * Asks what the picture does not hold, and again whenever `query` or `version` is another one; null asks nothing. While
 * the picture is not live nothing is asked but what the server remembers, and the last answer stays.
 */
export function useAnswer<K extends QueryKind>(query: QueryOf<K> | null, version?: unknown): Asked<K> {
  const client = useClient();
  const connection = useConnection();
  const key = query && JSON.stringify(query);
  const [told, setTold] = useState<{ readonly key: string; readonly answer: Answer<K> } | null>(null);
  const [isAsking, setAsking] = useState(false);
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asks anew for what `version` and `round` stand for
  useEffect(() => {
    if (query === null || key === null || !isAnswered(query.kind, connection)) return;
    let isLate = false;
    setAsking(true);
    client.ask<K>(JSON.parse(key)).then((answer) => {
      if (isLate) return;
      setTold({ key, answer });
      setAsking(false);
    });
    return () => {
      isLate = true;
      setAsking(false);
    };
  }, [client, connection, key, version, round]);
  return {
    answer: told && told.key === key ? told.answer : null,
    isAsking,
    again: useCallback(() => setRound((last) => last + 1), []),
  };
}
