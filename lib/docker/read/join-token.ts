import { object, text } from '@/lib/base/json';
import type { NodeRole } from '@/lib/swarm/objects/node';
import { dockerError } from '../wire/docker-error';

/**
 * The token with which a node of this role joins, in the JSON text of `/swarm`. Throws `garbage` where there is none.
 * Whoever has it can join the swarm: nothing of the text goes into an error. [A8]
 */
export function joinTokenIn(swarm: string, role: NodeRole): string {
  const { Manager, Worker } = object(object(parse(swarm)).JoinTokens);
  const token = text(role === 'manager' ? Manager : Worker);
  if (!token) throw dockerError('garbage', 'the answer holds no join token');
  return token;
}

function parse(swarm: string): unknown {
  try {
    return JSON.parse(swarm);
  } catch {
    return null;
  }
}
