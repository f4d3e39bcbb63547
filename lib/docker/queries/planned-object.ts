import { sameJson } from '@/lib/base/equal';
import { type Json, object, text, texts } from '@/lib/base/json';
import { parseImage } from '@/lib/swarm/objects/image';
import { isJob } from '@/lib/swarm/objects/service';
import type { PlannedObject, PlannedService } from '@/lib/swarm/operations/stack-plan';
import type { StackWrite } from '../cli/stack-write';
import { decodeMode, decodeUpdateConfig } from '../parts/decode-settings';
import { specDifference } from '../spec/spec-difference';

/** What one of the CLI's writes does; `specs` are those of the stack's services as they are now. */
export function plannedObject(
  { object: kind, name, did, spec }: StackWrite,
  specs: readonly Json[],
  networkId: (name: string) => string | undefined,
): PlannedObject {
  const old = kind === 'service' ? specs.find((one) => one.Name === name) : undefined;
  const before = plannedService(old);
  const after = did === 'remove' || kind !== 'service' ? null : plannedService(spec);
  const told = { object: kind, name, ...(before && { before }), ...(after && { after }) };
  if (did !== 'update') return { ...told, change: did, differs: [] };
  const { differs: all, restarts } = specDifference(old, spec, networkId);
  const differs = isImageLabelAlone(old, spec) ? all.filter((part) => part !== 'Labels') : all;
  // The CLI writes every service of the file, changed or not, and any write makes a job run again (swarmkit's controlapi).
  if (after && isJob(after.mode)) return { ...told, change: 'rerun', differs };
  const change = differs.length === 0 ? 'keep' : restarts ? 'restart' : 'update';
  return { ...told, change, differs };
}

/** The CLI keeps the image's name in a label, too, which says nothing beside the image itself. */
function isImageLabelAlone(before: unknown, after: unknown): boolean {
  const labels = (spec: unknown) => {
    const { 'com.docker.stack.image': image, ...others } = object(object(spec).Labels);
    return { image, others };
  };
  const [old, next] = [labels(before), labels(after)];
  const imageOf = (spec: unknown) => object(object(object(spec).TaskTemplate).ContainerSpec).Image;
  return imageOf(before) !== imageOf(after) && old.image !== next.image && sameJson(old.others, next.others);
}

/** A service's spec to the fields that tell of its change; null where it is none. */
function plannedService(value: unknown): PlannedService | null {
  const spec = object(value);
  const mode = decodeMode(withReplicas(object(spec.Mode)));
  if (!mode) return null;
  const template = object(spec.TaskTemplate);
  const { parallelism, order } = decodeUpdateConfig(object(spec.UpdateConfig));
  return {
    mode,
    image: parseImage(text(object(template.ContainerSpec).Image)),
    constraints: texts(object(template.Placement).Constraints),
    update: { parallelism, order },
  };
}

/** The CLI sends no number where a compose file has none, and Docker takes that for 1. */
const withReplicas = (mode: Json): Json =>
  mode.Replicated && object(mode.Replicated).Replicas == null ? { Replicated: { Replicas: 1 } } : mode;
