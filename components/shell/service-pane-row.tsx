'use client';

import { memo, type ReactNode } from 'react';
import { ScaleControl } from '@/components/actions/scale-control';
import { ProgressLine } from '@/components/marks/progress-line';
import { ReplicaMeter } from '@/components/marks/replica-meter';
import { LaterServiceMenu } from '@/components/services/later-service-menu';
import { ServiceName } from '@/components/services/service-name';
import { classes } from '@/components/ui/classes';
import { useNodes, useService, useTasksOfService } from '@/lib/client/hooks';
import { replicaCount } from '@/lib/swarm/derived/health';
import type { ServiceId } from '@/lib/swarm/objects/ids';
import { shortServiceName } from '@/lib/swarm/objects/service';

/** A name longer than this has a line of its own: beside the controls it would break into many. */
const LONG = 24;

/** One service beside the grid; it repaints for itself alone. */
export const ServicePaneRow = memo(function ServicePaneRow({ id }: { readonly id: ServiceId }): ReactNode {
  const service = useService(id);
  const tasks = useTasksOfService(id);
  const nodes = useNodes();
  if (!service) return null;
  const isShort = service.stack !== null;
  const isLong = (isShort ? shortServiceName(service) : service.name).length > LONG;
  return (
    <li
      data-slot="service-pane-row"
      data-service-id={id}
      data-service={service.name}
      className="py-0.5 pr-2 pl-4 pb-1"
    >
      <div className={classes('flex items-start gap-2', isLong && 'flex-wrap justify-end')}>
        <span
          className={classes(
            'flex min-h-9 min-w-0 flex-1 items-center text-[0.8125rem]',
            isLong && 'basis-full',
          )}
        >
          <ServiceName service={service} short={isShort} />
        </span>
        <span className="flex min-h-9 items-center">
          <ReplicaMeter count={replicaCount(service, tasks, nodes)} mode={service.mode} />
        </span>
        {/* As wide as its stepper: what comes beside that goes below it, or the name would have no room. */}
        <div className="max-w-26 shrink-0 pointer-coarse:max-w-34">
          <ScaleControl service={service} />
        </div>
        <span className="flex min-h-9 items-center">
          <LaterServiceMenu service={service} />
        </span>
      </div>
      <ProgressLine service={service} />
    </li>
  );
});
