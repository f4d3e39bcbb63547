'use client';

import { memo, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { RemoveService } from '@/components/actions/remove-service';
import { ScaleControl } from '@/components/actions/scale-control';
import { ProgressLine } from '@/components/marks/progress-line';
import { ReplicaMeter } from '@/components/marks/replica-meter';
import { ServiceImage } from '@/components/marks/service-image';
import { UpdateBadge } from '@/components/marks/update-badge';
import type { RowPlace } from '@/components/ui/row-window';
import { useNodes, useService, useTasksOfService } from '@/lib/client/hooks';
import { fullCount } from '@/lib/swarm/derived/missed';
import type { ServiceId } from '@/lib/swarm/objects/ids';
import { LaterServiceMenu } from './later-service-menu';
import { CELL, ROW } from './service-cells';
import { ServiceName } from './service-name';
import { ServicePorts } from './service-ports';

interface ServiceRowProps {
  readonly id: ServiceId;
  readonly place: RowPlace;
}

/** One service in a table; it repaints for itself alone. */
export const ServiceRow = memo(function ServiceRow({ id, place }: ServiceRowProps): ReactNode {
  const t = useTranslations('swarm.mode');
  const service = useService(id);
  const tasks = useTasksOfService(id);
  const nodes = useNodes();
  if (!service) return null;
  return (
    <tr {...place} data-slot="service-row" data-service-id={id} data-service={service.name} className={ROW}>
      <th scope="row" className={`${CELL.name} text-left font-normal`}>
        <ServiceName service={service} />
        <span className="ml-9 block text-muted text-xs">{t(service.mode.kind)}</span>
      </th>
      <td className={CELL.replicas}>
        <div className="flex items-center gap-4">
          <ReplicaMeter count={fullCount(service, tasks, nodes)} mode={service.mode} />
          <ScaleControl service={service} />
        </div>
      </td>
      <td className={CELL.image}>
        <ServiceImage image={service.image} />
      </td>
      <td className={CELL.ports}>
        <ServicePorts ports={service.ports} most={5} />
      </td>
      <td className={CELL.update}>
        <ProgressLine service={service} />
        {service.update && <UpdateBadge update={service.update} />}
      </td>
      <td className={CELL.actions}>
        <div className="flex justify-end">
          <LaterServiceMenu service={service} />
          <RemoveService service={service} compact />
        </div>
      </td>
    </tr>
  );
});
