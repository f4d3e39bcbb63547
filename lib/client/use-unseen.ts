import { useEffect, useState } from 'react';
import type { Gap } from '@/lib/swarm/picture/gap';
import { useConnection, useFeed } from './hooks';

/** The time that this page does not see: from the loss of the picture until `answer` was given after it; null while there is none. */
export function useUnseen(answer: unknown): Gap | null {
  const isLive = useConnection() === 'live';
  const { confirmedAt } = useFeed();
  const [unseen, setUnseen] = useState<{ readonly gap: Gap; readonly answer: unknown } | null>(null);
  useEffect(() => {
    if (isLive || confirmedAt === 0) return;
    setUnseen((last) => (last?.answer === answer ? last : { gap: { from: confirmedAt, to: null }, answer }));
  }, [isLive, confirmedAt, answer]);
  return unseen && (!isLive || unseen.answer === answer) ? unseen.gap : null;
}
