import type { ActionOf } from '@/lib/swarm/action-rules';
import type { ServiceId } from '@/lib/swarm/ids';
import type { Outcome } from '@/lib/swarm/outcome';
import { id } from '../decode-parts';
import { object } from '../json';
import { resolveImage } from '../resolve-image';
import { newSpec } from '../spec-changes';
import type { Wire } from '../wire';
import { ask, warningsOf } from './ask';
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
