import type { Cluster } from '../objects/cluster';
import { nodeName, type SwarmNode } from '../objects/node';
import type { ActivityEvent } from './activity';
import type { Delta } from './diff';

export function narrateNodes(previous: Cluster, _next: Cluster, delta: Delta): ActivityEvent[] {
  const left = (delta.remove.nodes ?? []).flatMap((id) => {
    const node = previous.nodes.get(id);
    return node ? [{ kind: 'node-left' as const, node: id, name: nodeName(node) }] : [];
  });
  const changed = (delta.put.nodes ?? []).flatMap((node) => {
    const before = previous.nodes.get(node.id);
    return before
      ? changes(before, node)
      : [{ kind: 'node-joined' as const, node: node.id, name: nodeName(node) }];
  });
  return [...left, ...changed];
}

function changes(before: SwarmNode, after: SwarmNode): ActivityEvent[] {
  const subject = { node: after.id, name: nodeName(after) };
  const events: ActivityEvent[] = [];
  // A new leader marks every node unknown for a moment: that is no news of the nodes.
  if (before.state !== after.state && after.state !== 'unknown' && before.state !== 'unknown')
    events.push({ kind: 'node-state', ...subject, state: after.state });
  if (before.state === 'unknown' && (after.state === 'down' || after.state === 'disconnected'))
    events.push({ kind: 'node-state', ...subject, state: after.state });
  if (before.availability !== after.availability)
    events.push({ kind: 'node-availability', ...subject, availability: after.availability });
  if (before.role !== after.role) events.push({ kind: 'node-role', ...subject, role: after.role });
  if (after.manager?.leader && !before.manager?.leader) events.push({ kind: 'leader-changed', ...subject });
  return events;
}
