import type { Cluster } from '../objects/cluster';
import type { Service } from '../objects/service';
import type { ActivityEvent } from './activity';
import type { Delta } from './diff';

export function narrateServices(previous: Cluster, next: Cluster, delta: Delta): ActivityEvent[] {
  const put = delta.put.services ?? [];
  const created = put.filter((service) => !previous.services.has(service.id));
  const removed = (delta.remove.services ?? []).flatMap((id) => previous.services.get(id) ?? []);
  return [
    ...whole(created, previous, 'stack-created'),
    ...created.map((service) => ({
      kind: 'service-created' as const,
      service: service.id,
      name: service.name,
      replicas: targetOf(service),
    })),
    ...removed.map((service) => ({
      kind: 'service-removed' as const,
      service: service.id,
      name: service.name,
    })),
    ...whole(removed, next, 'stack-removed'),
    ...put.flatMap((service) => {
      const before = previous.services.get(service.id);
      return before ? changes(before, service) : [];
    }),
  ];
}

/** Stacks of which `other` has no service at all: they came, or went. (The CLI makes their services one by one.) */
function whole(
  services: readonly Service[],
  other: Cluster,
  kind: 'stack-created' | 'stack-removed',
): ActivityEvent[] {
  const stacks = new Set(services.map(({ stack }) => stack));
  for (const { stack } of other.services.values()) stacks.delete(stack);
  return [...stacks].flatMap((stack) => (stack === null ? [] : [{ kind, stack }]));
}

/** Replicas or completions; null where the nodes decide. */
const targetOf = ({ mode }: Service): number | null =>
  mode.kind === 'replicated' ? mode.replicas : mode.kind === 'replicated-job' ? mode.completions : null;

function changes(before: Service, after: Service): ActivityEvent[] {
  const subject = { service: after.id, name: after.name };
  const events: ActivityEvent[] = [];
  const from = targetOf(before);
  const to = targetOf(after);
  if (from !== null && to !== null && from !== to)
    events.push({ kind: 'service-scaled', ...subject, from, to });
  if (before.image.name !== after.image.name || before.image.digest !== after.image.digest)
    events.push({ kind: 'service-image', ...subject, from: before.image.name, to: after.image.name });
  if (after.update && after.update.state !== before.update?.state)
    events.push({
      kind: 'service-update',
      ...subject,
      state: after.update.state,
      message: after.update.message,
    });
  return events;
}
