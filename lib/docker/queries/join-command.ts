import { reachableManager } from '@/lib/swarm/objects/node-address';
import type { JoinCommand, QueryOf } from '@/lib/swarm/operations/query';
import { decodeNode } from '../read/decode-node';
import { joinTokenIn } from '../read/join-token';
import { readList } from '../read/read-listing';
import { ask } from '../wire/ask';
import { dockerError } from '../wire/docker-error';
import type { Wire } from '../wire/wire';

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
