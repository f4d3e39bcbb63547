import { forgetOldest } from '@/lib/base/forget-oldest';
import type { NetworkId } from '@/lib/swarm/objects/ids';
import type { Network } from '@/lib/swarm/objects/network';
import type { Wire } from '../wire/wire';
import { decodeNetwork } from './decode-network';
import { MOST_BY_ID, readNetwork } from './read-networks';

/** Ids that are remembered. */
const MOST_KNOWN = 200;

/** The networks that services name and Docker's list leaves out. Such a network never changes: each is asked for once. [W15] */
export function unlistedNetworks(wire: Wire) {
  /** null: Docker does not give it out. */
  const known = new Map<NetworkId, Network | null>();
  return {
    /** Those of `named` that are not among `listed`. Throws `DockerError`. */
    async read(
      listed: readonly Network[],
      named: Iterable<NetworkId>,
      signal: AbortSignal,
    ): Promise<readonly Network[]> {
      const ids = new Set(listed.map(({ id }) => id));
      const missing = [...new Set(named)].filter((id) => !ids.has(id));
      const fresh = missing.filter((id) => !known.has(id)).slice(0, MOST_BY_ID);
      const found = await Promise.all(
        fresh.map(async (id) => decodeNetwork(await readNetwork(wire, id, signal))),
      );
      for (const [i, id] of fresh.entries()) {
        const network = found[i] ?? null;
        // Another than these was made since the list was read; it is in the next one.
        if (network && !network.predefined) continue;
        known.set(id, network);
        forgetOldest(known, MOST_KNOWN);
      }
      return missing.flatMap((id) => known.get(id) ?? []);
    },
  };
}
