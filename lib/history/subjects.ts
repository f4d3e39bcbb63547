import { forgetOldest } from '@/lib/base/forget-oldest';
import type { Cluster } from '@/lib/swarm/objects/cluster';
import type { ServiceId, StackName, TaskId } from '@/lib/swarm/objects/ids';
import type { ActivityEvent } from '@/lib/swarm/picture/activity';
import type { ActivitySubject } from '@/lib/swarm/picture/kept-activity';

/** What events are about. Remembers the services that are gone: their tasks end after them. */
export interface Subjects {
  of(event: ActivityEvent, cluster: Cluster): ActivitySubject;
  /** `previous`: the picture that still had it. */
  removed(service: ServiceId, previous: Cluster): void;
}

export const NO_SUBJECT: ActivitySubject = { service: null, serviceName: null, stack: null, nodes: [] };

export function createSubjects(mostGone: number): Subjects {
  const gone = new Map<ServiceId, { readonly name: string; readonly stack: StackName | null }>();

  const ofService = (id: ServiceId | null, { services }: Cluster): ActivitySubject => {
    if (id === null) return NO_SUBJECT;
    const service = services.get(id) ?? gone.get(id);
    return { ...NO_SUBJECT, service: id, serviceName: service?.name ?? null, stack: service?.stack ?? null };
  };
  const ofTask = (id: TaskId, cluster: Cluster, nodes: readonly string[]): ActivitySubject => ({
    ...ofService(cluster.tasks.get(id)?.service ?? null, cluster),
    nodes: nodes.filter((node, index) => node !== '' && nodes.indexOf(node) === index),
  });

  return {
    of(event, cluster) {
      switch (event.kind) {
        case 'service-created':
        case 'service-removed':
        case 'service-scaled':
        case 'service-converged':
        case 'service-image':
        case 'service-update':
          return ofService(event.service, cluster);
        case 'stack-created':
        case 'stack-removed':
          return { ...NO_SUBJECT, stack: event.stack };
        case 'task-failed':
          return ofTask(event.task, cluster, [event.node]);
        case 'task-replaced':
          return ofTask(event.task, cluster, [event.from, event.to]);
        case 'task-waiting':
          return ofTask(event.task, cluster, []);
        case 'tasks-moved':
          return { ...NO_SUBJECT, nodes: [event.from] };
        case 'node-joined':
        case 'node-left':
        case 'node-state':
        case 'node-availability':
        case 'node-role':
        case 'leader-changed':
          return { ...NO_SUBJECT, nodes: [event.name] };
        case 'network-created':
        case 'network-removed':
          return NO_SUBJECT;
      }
    },
    removed(id, { services }) {
      const service = services.get(id);
      if (!service) return;
      gone.set(id, { name: service.name, stack: service.stack });
      forgetOldest(gone, mostGone);
    },
  };
}
