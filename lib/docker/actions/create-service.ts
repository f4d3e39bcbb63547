import { object } from '@/lib/base/json';
import type { ServiceId } from '@/lib/swarm/objects/ids';
import type { ActionOf } from '@/lib/swarm/operations/action';
import type { Outcome } from '@/lib/swarm/operations/outcome';
import { id } from '../parts/decode-parts';
import { resolveImage } from '../spec/resolve-image';
import { newSpec } from '../spec/spec-changes';
import { ask, warningsOf } from '../wire/ask';
import type { Wire } from '../wire/wire';
import { undone } from './failure';
import { withPlatforms } from './update-image';

/** Creates a service. It is asked once: whether a lost request was done, the picture tells. */
export async function createService(
  wire: Wire,
  action: ActionOf<'create-service'>,
  signal: AbortSignal,
): Promise<Outcome> {
  const { kind, ...draft } = action;
  const resolved = await resolveImage(wire, draft.image, signal);
  const spec = withPlatforms(newSpec({ ...draft, image: resolved.image }), resolved);
  try {
    const { text } = await ask(wire, { method: 'POST', path: '/services/create', body: spec }, signal);
    const created = id<ServiceId>(object(JSON.parse(text)).ID);
    return {
      ok: true,
      action: kind,
      steps: [{ object: 'service', name: draft.name, done: true, message: '' }],
      ...(created && { created }),
      warnings: [...(resolved.warning ? [resolved.warning] : []), ...warningsOf(text)],
    };
  } catch (error) {
    return undone(action, error, signal);
  }
}
