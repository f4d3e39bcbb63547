import { type Json, object } from '@/lib/base/json';
import { isJob } from '@/lib/swarm/objects/service';
import type { PlannedObject } from '@/lib/swarm/operations/stack-plan';
import type { StackWrite } from '../cli/stack-write';
import { decodeMode } from '../parts/decode-settings';
import { specDifference } from '../spec/spec-difference';

/** What one of the CLI's writes does; `specs` are those of the stack's services as they are now. */
export function plannedObject(
  { object: kind, name, did, spec }: StackWrite,
  specs: readonly Json[],
  networkId: (name: string) => string | undefined,
): PlannedObject {
  if (did !== 'update') return { object: kind, name, change: did, differs: [] };
  const before = specs.find((one) => one.Name === name);
  const { differs, restarts } = specDifference(before, spec, networkId);
  // The CLI writes every service of the file, changed or not, and any write makes a job run again (swarmkit's controlapi).
  const mode = decodeMode(object(object(spec).Mode));
  if (mode && isJob(mode)) return { object: kind, name, change: 'rerun', differs };
  const change = differs.length === 0 ? 'keep' : restarts ? 'restart' : 'update';
  return { object: kind, name, change, differs };
}
