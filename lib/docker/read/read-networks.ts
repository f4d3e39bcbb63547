import { type Json, object } from '@/lib/base/json';
import { networkTargets } from '../parts/decode-settings';
import { ask } from '../wire/ask';
import { failureKindOf } from '../wire/failure-kind';
import { readObjects } from '../wire/read-objects';
import type { Wire } from '../wire/wire';

/** Networks that are asked for one by one at a time; Docker has two that its list leaves out. */
export const MOST_BY_ID = 20;

/**
 * Docker's records of the swarm's networks, and of those that `specs` name besides. The list leaves out the ones that
 * every engine has for itself (`host`, `bridge`), and services name them by an id of the swarm's. Throws `DockerError`.
 */
export async function readNetworks(
  wire: Wire,
  specs: readonly Json[],
  signal: AbortSignal,
): Promise<readonly Json[]> {
  const listed = await readObjects(wire, '/networks', { scope: { swarm: true } }, signal);
  const known = new Set(listed.map(({ Id }) => Id));
  const missing = [...new Set(specs.flatMap(networkTargets))]
    .filter((id) => id !== '' && !known.has(id))
    .slice(0, MOST_BY_ID);
  const found = await Promise.all(missing.map((id) => readNetwork(wire, id, signal)));
  return [...listed, ...found.filter((one) => one !== null)];
}

/** One network's record; null where Docker does not give it out. */
export async function readNetwork(wire: Wire, id: string, signal: AbortSignal): Promise<Json | null> {
  try {
    const path = `/networks/${encodeURIComponent(id)}`;
    return object(JSON.parse((await ask(wire, { method: 'GET', path }, signal)).text));
  } catch (error) {
    // A refusal is about this network; anything else is about Docker.
    if (error instanceof SyntaxError || failureKindOf(error) !== 'unavailable') return null;
    throw error;
  }
}
