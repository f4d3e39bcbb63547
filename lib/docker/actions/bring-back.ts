import { type Json, list, object, text } from '@/lib/base/json';
import { delay } from '@/lib/base/time';
import type { ActionOf } from '@/lib/swarm/operations/action';
import type { Outcome, Step } from '@/lib/swarm/operations/outcome';
import { ask, isLost } from '../wire/ask';
import { asDockerError, type DockerError } from '../wire/docker-error';
import { readObjects } from '../wire/read-objects';
import type { Wire } from '../wire/wire';
import { failed, interrupted } from './failure';
import { findMade } from './find-made';
import type { Removals, Restorable } from './removals';

/** How long a network's name is tried, in ms: a manager keeps its own part of one for a moment after it is gone. */
const NETWORK_PATIENCE = 10_000;

/**
 * Makes again what was removed: the same specs under new ids. What fails is told, the rest goes on, and what is left can be
 * tried once more. Each is asked for once: a second try could make a twin. What such a try made is taken as it is.
 */
export async function bringBack(
  wire: Wire,
  action: ActionOf<'bring-back'>,
  signal: AbortSignal,
  removals: Removals,
): Promise<Outcome> {
  const removal = removals.take(action.removal, action.stack);
  if (!removal) return failed(action, 'gone', 'its spec is not kept any more');
  const steps: Step[] = [];
  const left: Restorable[] = [];
  /** By the id that it had: what comes later may name it. */
  const renamed = new Map<string, string>();
  let trouble: DockerError | null = null;
  for (const kept of removal.objects) {
    const again = { ...kept, body: rename(kept.body, renamed) };
    const made: string | DockerError =
      trouble && isLost(trouble) ? trouble : await create(wire, again, signal);
    const error: DockerError | null = typeof made === 'string' ? null : made;
    if (typeof made === 'string') renamed.set(kept.id, made);
    else left.push(again);
    steps.push({
      object: kept.kind,
      name: kept.name,
      did: 'create',
      done: !error,
      message: error?.message ?? '',
    });
    if (error && (!trouble || isLost(error))) trouble = error;
  }
  if (!trouble) return { ok: true, action: action.kind, steps, warnings: [] };
  removals.putBack(action.removal, {
    ...removal,
    objects: left.map((one) => ({ ...one, body: rename(one.body, renamed) })),
  });
  return interrupted(action, trouble, steps);
}

/** Ids are random enough to be found in a text by themselves. */
const rename = (body: string, renamed: ReadonlyMap<string, string>): string =>
  [...renamed].reduce((now, [before, after]) => now.replaceAll(`"${before}"`, `"${after}"`), body);

/** The id of what was made, by an earlier attempt perhaps, or why nothing was. */
async function create(wire: Wire, wanted: Restorable, signal: AbortSignal): Promise<string | DockerError> {
  const { kind, body } = wanted;
  const deadline = performance.now() + NETWORK_PATIENCE;
  for (;;) {
    try {
      const json = kind === 'network' ? withFreeSubnet(body, await subnetsInUse(wire, signal)) : body;
      const { text: made } = await ask(
        wire,
        { method: 'POST', path: `/${kind}s/create`, body: json },
        signal,
      );
      const { ID, Id } = object(JSON.parse(made));
      return text(ID ?? Id);
    } catch (error) {
      const refused = asDockerError(error);
      if (!/already exists|name conflicts/i.test(refused.message)) return refused;
      const made = await findMade(wire, wanted, signal).catch(() => null);
      if (made !== null) return made;
      if (kind !== 'network' || performance.now() > deadline || signal.aborted) return refused;
      await delay(500, signal);
    }
  }
}

async function subnetsInUse(wire: Wire, signal: AbortSignal): Promise<ReadonlySet<string>> {
  const networks = await readObjects(wire, '/networks', { scope: { swarm: true } }, signal);
  return new Set(networks.flatMap(subnetsOf));
}

/** Docker gives the lowest free subnet, and so by now to another: then it chooses once more. */
function withFreeSubnet(body: string, taken: ReadonlySet<string>): string {
  const { IPAM, ...network } = object(JSON.parse(body));
  return subnetsOf({ IPAM }).some((subnet) => taken.has(subnet)) ? JSON.stringify(network) : body;
}

const subnetsOf = (network: Json): readonly string[] =>
  list(object(network.IPAM).Config).map((config) => text(object(config).Subnet));
