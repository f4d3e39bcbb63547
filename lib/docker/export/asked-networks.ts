import { type Json, list, number, object, text } from '@/lib/base/json';
import { jobCounts, networkTargets } from '../parts/decode-settings';
import { failureKindOf } from '../wire/failure-kind';
import { readObjects } from '../wire/read-objects';
import type { Wire } from '../wire/wire';

/**
 * What was asked of each of these networks when it was made, by id. Docker's own record mixes that with what Swarm chose,
 * the subnet above all; a task's record of the networks that it is on does not. So a network on which no task is now is not
 * among them. Throws `DockerError`.
 */
export async function askedNetworks(
  wire: Wire,
  networks: readonly string[],
  services: readonly Json[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Json>> {
  // The smallest service of each: one of its tasks is all that is wanted.
  const bySize = [...services].sort((a, b) => sizeOf(a) - sizeOf(b));
  const chosen = networks.flatMap((network) => {
    const service = bySize.find(
      (one) => sizeOf(one) > 0 && networkTargets(object(one.Spec)).includes(network),
    );
    return service ? [text(service.ID)] : [];
  });
  if (chosen.length === 0) return new Map();
  const filters = {
    service: Object.fromEntries(chosen.map((id) => [id, true])),
    'desired-state': { running: true },
  };
  const tasks = await readObjects(wire, '/tasks', filters, signal).catch((error: unknown) => {
    // A proxy may keep tasks back.
    if (failureKindOf(error) !== 'unavailable') return [];
    throw error;
  });
  const attached = tasks.flatMap((task) =>
    list(task.NetworksAttachments).map((one) => object(object(one).Network)),
  );
  return new Map(attached.map(({ ID, Spec }) => [text(ID), object(Spec)]));
}

/** How many tasks a service has, more or less; one on every node is the last to be asked about. */
function sizeOf({ Spec }: Json): number {
  const { Replicated, ReplicatedJob } = object(object(Spec).Mode);
  if (Replicated) return number(object(Replicated).Replicas);
  return ReplicatedJob ? jobCounts(ReplicatedJob).concurrent : Number.MAX_SAFE_INTEGER;
}
