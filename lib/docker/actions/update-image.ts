import { isImageReference } from '@/lib/swarm/objects/image';
import type { ActionOf } from '@/lib/swarm/operations/action';
import type { Outcome } from '@/lib/swarm/operations/outcome';
import { withValue } from '../spec/json-edit';
import { type ResolvedImage, resolveImage } from '../spec/resolve-image';
import { applyChanges } from '../spec/spec-changes';
import type { Wire } from '../wire/wire';
import { changeService } from './change-service';
import { failed } from './failure';

/** Pins the image as `docker service update --image` does, and sets it; nothing else of the spec changes. [A2] */
export async function updateImage(
  wire: Wire,
  action: ActionOf<'update-image'>,
  signal: AbortSignal,
): Promise<Outcome> {
  if (!isImageReference(action.image)) return failed(action, 'invalid', `not an image: ${action.image}`);
  const resolved = await resolveImage(wire, action.image, signal);
  return changeService(
    wire,
    action,
    ({ spec }) => {
      const next = withPlatforms(applyChanges(spec, { image: resolved.image }), resolved);
      return { spec: next === spec ? null : next, warnings: resolved.warning ? [resolved.warning] : [] };
    },
    signal,
  );
}

/** An image that was resolved says where it can run, as the docker CLI writes it down. */
export function withPlatforms(spec: string, { platforms }: ResolvedImage): string {
  if (platforms.length === 0) return spec;
  return withValue(spec, ['TaskTemplate', 'Placement', 'Platforms'], JSON.stringify(platforms));
}
