import type { ActionOf } from '@/lib/swarm/operations/action';
import type { Outcome } from '@/lib/swarm/operations/outcome';
import { ask } from '../wire/ask';
import type { Wire } from '../wire/wire';
import { failed, undone } from './failure';
import { removeObject } from './remove-object';

/** Removes a node from the swarm. Never by force: Docker refuses for one that is ready, whose containers would run on unseen. */
export async function removeNode(
  wire: Wire,
  action: ActionOf<'remove-node'>,
  signal: AbortSignal,
): Promise<Outcome> {
  const path = `/nodes/${encodeURIComponent(action.node)}`;
  await ask(wire, { method: 'GET', path }, signal);
  try {
    const wasThere = await removeObject(wire, path, signal);
    return wasThere
      ? { ok: true, action: action.kind, steps: [], warnings: [] }
      : failed(action, 'gone', `node ${action.node} not found`);
  } catch (error) {
    return undone(action, error, signal);
  }
}
