'use client';

import type { ReactNode } from 'react';
import { later } from '@/components/ui/later';
import { useNodes, useTasksOfService } from '@/lib/client/hooks';
import { useClient } from '@/lib/client/use-client';
import { progress } from '@/lib/swarm/progress';
import type { Service } from '@/lib/swarm/service';

// A swarm at rest needs none.
const ProgressText = later(() => import('./progress-text').then((m) => m.ProgressText));

/** How far a service is from what it was asked to be, whoever asked. Nothing once it is settled. */
export function ProgressLine({ service }: { readonly service: Service }): ReactNode {
  const tasks = useTasksOfService(service.id);
  const nodes = useNodes();
  const { ticker } = useClient();
  const made = progress(service, tasks, nodes, ticker.now());
  return made.phase === 'settled' ? null : <ProgressText service={service} progress={made} />;
}
