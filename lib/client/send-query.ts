import type { Socket } from 'socket.io-client';
import type { DownMessages } from '@/lib/protocol/down';
import type { UpMessages } from '@/lib/protocol/up';
import type { Answer, Query, QueryKind, QueryOf } from '@/lib/swarm/operations/query';

/** Longer than Docker is given. */
const ANSWER_MS = 35_000;
/** A plan is a run of the docker CLI, which asks registries for every image. */
const PLAN_MS = 5 * 60_000;

/**
 * Asks the server, and always answers: `unavailable` where no answer came. A page has its first picture before its
 * connection: what is asked then goes out with that.
 */
export async function sendQuery<K extends QueryKind>(
  socket: Socket<DownMessages, UpMessages>,
  query: QueryOf<K>,
): Promise<Answer<K>> {
  try {
    // A query of one kind is a query, and the server answers it by its kind.
    const wait = query.kind === 'plan-stack' ? PLAN_MS : ANSWER_MS;
    return (await socket.timeout(wait).emitWithAck('ask', query as unknown as Query)) as Answer<K>;
  } catch {
    return { ok: false, kind: 'unavailable', message: '' };
  }
}
