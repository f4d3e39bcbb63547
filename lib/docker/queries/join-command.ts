import { reachableManager } from '@/lib/swarm/node-address';
import type { JoinCommand, QueryOf } from '@/lib/swarm/query';
import { ask } from '../actions/ask';
import { decodeNode } from '../decode-node';
import { dockerError } from '../docker-error';
import { joinTokenIn } from '../join-token';
import { readList } from '../read-listing';
import type { Wire } from '../wire';

/** What a machine runs to join the swarm, as `docker swarm join-token` says it. The only one who reads `/swarm`. */
export async function joinCommand(
  wire: Wire,
  { role }: QueryOf<'join-command'>,
  signal: AbortSignal,
): Promise<JoinCommand> {
  const filters = { role: { manager: true } };
  const [swarm, managers] = await Promise.all([
    ask(wire, { method: 'GET', path: '/swarm' }, signal),
    ask(wire, { method: 'GET', path: '/nodes', query: { filters } }, signal),
  ]);
  const { items } = readList(managers.text, { decode: decodeNode });
  const leader = items.find(({ manager }) => manager?.leader);
  const others = items.filter(({ manager }) => manager?.reachability === 'reachable');
  const known = [leader, ...others].map((node) => node && reachableManager(node)).find(Boolean);
  // What Docker says is better than nothing: it is what the CLI prints.
  const address = known ?? leader?.manager?.address;
  if (!address) throw dockerError('garbage', 'no manager tells its address');
  return { token: joinTokenIn(swarm.text, role), address };
}
