import { choice, object, text } from '@/lib/base/json';
import type { EngineEvent } from './engine-event';

/** A record of `/events`; null for what says nothing of the swarm. */
export function decodeEvent(value: unknown): EngineEvent | null {
  const record = object(value);
  const actor = object(record.Actor);
  const action = text(record.Action);
  if (record.Type === 'container') {
    const task = text(object(actor.Attributes)['com.docker.swarm.task.id']);
    return task ? { type: 'container', action, id: task } : null;
  }
  const type = choice(record.Type, ['node', 'service', 'network', 'secret', 'config']);
  const id = text(actor.ID);
  return type && id && record.scope === 'swarm' ? { type, action, id } : null;
}
