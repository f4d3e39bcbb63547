'use client';

import { memo, type ReactNode } from 'react';
import { RemoveService } from '@/components/actions/remove-service';
import { ScaleControl } from '@/components/actions/scale-control';
import { useNodes, useService, useTasksOfService } from '@/lib/client/hooks';
import { replicaCount } from '@/lib/swarm/health';
import type { ServiceId } from '@/lib/swarm/ids';
import { ProgressLine } from './progress-line';
import { ReplicaMeter } from './replica-meter';
import { ServiceName } from './service-name';

/** One service beside the grid; it repaints for itself alone. */
export const ServicePaneRow = memo(function ServicePaneRow({ id }: { readonly id: ServiceId }): ReactNode {
  const service = useService(id);
  const tasks = useTasksOfService(id);
  const nodes = useNodes();
  if (!service) return null;
  return (
    <li
      data-slot="service-pane-row"
      data-service-id={id}
      data-service={service.name}
      className="py-0.5 pr-2 pl-4 pb-1"
    >
      <div className="flex items-start gap-2">
        <span className="flex min-h-9 min-w-0 flex-1 items-center text-[0.8125rem]">
          <ServiceName service={service} short={service.stack !== null} />
        </span>
        <span className="flex min-h-9 items-center">
          <ReplicaMeter count={replicaCount(service, tasks, nodes)} mode={service.mode} />
        </span>
        {/* As wide as its stepper: what comes beside that goes below it, or the name would have no room. */}
        <div className="max-w-26 shrink-0 pointer-coarse:max-w-34">
          <ScaleControl service={service} />
        </div>
        <span className="flex min-h-9 items-center">
          <RemoveService service={service} compact />
        </span>
      </div>
      <ProgressLine service={service} />
    </li>
  );
});
