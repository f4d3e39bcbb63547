'use client';

import { memo, type ReactNode } from 'react';
import { ScaleControl } from '@/components/actions/scale-control';
import { useIsWarm } from '@/components/frame/warm-up';
import { ProgressLine } from '@/components/marks/progress-line';
import { ReplicaMeter } from '@/components/marks/replica-meter';
import { LaterServiceMenu } from '@/components/services/later-service-menu';
import { ServiceName } from '@/components/services/service-name';
import { later } from '@/components/ui/later';
import { useNodes, useService, useTasksOfService } from '@/lib/client/hooks';
import { replicaCount } from '@/lib/swarm/derived/health';
import type { ServiceId } from '@/lib/swarm/objects/ids';

// What a global service misses takes more to tell than the first picture has room for.
const ServiceMeter = later(() => import('@/components/marks/service-meter').then((m) => m.ServiceMeter));

/** One service beside the grid, always as high, whatever happens to it; it repaints for itself alone. */
export const ServicePaneRow = memo(function ServicePaneRow({ id }: { readonly id: ServiceId }): ReactNode {
  const service = useService(id);
  const tasks = useTasksOfService(id);
  const nodes = useNodes();
  const isWarm = useIsWarm();
  if (!service) return null;
  return (
    <li data-slot="service-pane-row" data-service-id={id} data-service={service.name} className="pane-row">
      <span className="pane-name" title={service.name}>
        <ServiceName service={service} short={service.stack !== null} />
      </span>
      <span className="pane-count">
        {isWarm && service.mode.kind.startsWith('global') ? (
          <ServiceMeter service={service} />
        ) : (
          <ReplicaMeter count={replicaCount(service, tasks, nodes)} mode={service.mode} />
        )}
      </span>
      <div className="pane-scale">
        <ScaleControl service={service} />
      </div>
      <span className="pane-menu">
        <LaterServiceMenu service={service} />
      </span>
      <div className="pane-status">
        <ProgressLine service={service} />
      </div>
    </li>
  );
});
