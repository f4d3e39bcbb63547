import type { ReactNode } from 'react';
import { useNodes, useTasksOfService } from '@/lib/client/hooks';
import { fullCount } from '@/lib/swarm/derived/missed';
import type { Service } from '@/lib/swarm/objects/service';
import { ReplicaMeter } from './replica-meter';

/** How many of a service's tasks run, of all that are missed. */
export function ServiceMeter({ service }: { readonly service: Service }): ReactNode {
  const tasks = useTasksOfService(service.id);
  const nodes = useNodes();
  return <ReplicaMeter count={fullCount(service, tasks, nodes)} mode={service.mode} />;
}
