import { delay } from '@/lib/base/time';
import { ask, isGone, isLost, jitter, TRIES } from '../wire/ask';
import type { Wire } from '../wire/wire';

/**
 * Removes one object. When no answer came it asks again: removing what is gone does no harm, and says that it is
 * gone. Resolves to whether it was there; throws Docker's refusal, or the last lost connection.
 */
export async function removeObject(wire: Wire, path: string, signal: AbortSignal): Promise<boolean> {
  for (let attempt = 1; ; attempt++) {
    try {
      await ask(wire, { method: 'DELETE', path }, signal);
      return true;
    } catch (error) {
      if (isGone(error)) return attempt > 1;
      if (!isLost(error) || attempt === TRIES) throw error;
    }
    await delay(jitter(), signal);
  }
}
