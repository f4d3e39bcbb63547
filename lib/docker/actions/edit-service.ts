import type { ActionOf } from '@/lib/swarm/operations/action';
import type { Outcome } from '@/lib/swarm/operations/outcome';
import { editionOf } from '../read/fingerprint';
import { resolveImage } from '../spec/resolve-image';
import { applyChanges } from '../spec/spec-changes';
import type { Wire } from '../wire/wire';
import { changeService } from './change-service';
import { failed } from './failure';
import { withPlatforms } from './update-image';

/**
 * Sets the fields that were edited, and those alone, in the spec that the edit began with: where it is another one by
 * now, nothing is written. [A2]
 */
export async function editService(
  wire: Wire,
  action: ActionOf<'edit-service'>,
  signal: AbortSignal,
): Promise<Outcome> {
  const { image, ...changes } = action.changes;
  const resolved = image === undefined ? null : await resolveImage(wire, image, signal);
  return changeService(
    wire,
    action,
    ({ spec }, lost) => {
      const edited = applyChanges(spec, { ...changes, ...(resolved && { image: resolved.image }) });
      const next = resolved ? withPlatforms(edited, resolved) : edited;
      if (next === spec) return { spec: null, warnings: lost?.warnings ?? [] };
      if (editionOf(spec) !== action.edition)
        return failed(action, 'conflict', 'the service is not what it was when this edit began');
      return { spec: next, warnings: resolved?.warning ? [resolved.warning] : [] };
    },
    signal,
  );
}
