import { forgetOldest } from '@/lib/base/forget-oldest';
import type { Query, QueryKind } from '@/lib/swarm/operations/query';
import { MEMORY_QUERIES } from '@/lib/swarm/operations/server-queries';
import { LIMITS } from '../limits/limits';
import { createWindowCount, WINDOW_MS } from '../limits/window-count';
import { type Answerers, QueryError } from './handle-query';

/** A viewer changes nothing, and so misses nothing of its own. */
const FRESH_MS = 1_000;
/** Answers that are kept; a page asks for a few. */
const MOST_KEPT = 100;

/**
 * The same answers for whoever may only watch: a question that many ask at once is Docker's once a second, and all
 * viewers together ask it a bounded number. Throws `QueryError` beyond that. [W7]
 */
export function shareAnswers(answerers: Answerers, clock = () => performance.now()): Answerers {
  const kept = new Map<string, { readonly at: number; readonly answer: Promise<unknown> }>();
  const asked = createWindowCount(WINDOW_MS, clock);

  const share =
    (answer: (query: Query, signal: AbortSignal) => unknown) => (query: Query, signal: AbortSignal) => {
      const key = JSON.stringify(query);
      const known = kept.get(key);
      if (known && clock() - known.at < FRESH_MS) return known.answer;
      if (asked.add('', 1) > LIMITS.viewersQuestionsPer10s)
        throw new QueryError('too-many', 'many are asking at this moment');
      const next = { at: clock(), answer: Promise.resolve(answer(query, signal)) };
      kept.delete(key);
      kept.set(key, next);
      forgetOldest(kept, MOST_KEPT);
      return next.answer;
    };
  const shared = Object.entries(answerers).map(([kind, answer]) => [
    kind,
    // The server's own costs Docker nothing, and is always of now. Each is given its own kind's queries alone.
    MEMORY_QUERIES.has(kind) ? answer : share(answer as (query: Query, signal: AbortSignal) => unknown),
  ]);
  // The same kinds, each answered by its own answerer.
  return Object.fromEntries(shared) as { readonly [K in QueryKind]: Answerers[K] };
}
