import { useNodes, useTasksOfService } from '@/lib/client/hooks';
import { type PublishedPort, publishedPorts } from '@/lib/swarm/derived/published';
import type { Service } from '@/lib/swarm/objects/service';

/** The ports that a service publishes, and where they answer now. */
export function usePublishedPorts(service: Service): readonly PublishedPort[] {
  const nodes = useNodes();
  const tasks = useTasksOfService(service.id);
  return publishedPorts({ services: new Map([[service.id, service]]), nodes }, tasks);
}
