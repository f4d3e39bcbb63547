'use client';

import type { ReactNode } from 'react';
import { later } from '@/components/ui/later';
import { useNodes, useTasksOfService } from '@/lib/client/hooks';
import { useClient } from '@/lib/client/use-client';
import { progressToTell } from '@/lib/swarm/derived/progress';
import type { Service } from '@/lib/swarm/objects/service';

// A swarm at rest needs none.
const ProgressText = later(() => import('./progress-text').then((m) => m.ProgressText));

/** How far a service is from what it was asked to be, whoever asked. Nothing once it has settled. */
export function ProgressLine({ service }: { readonly service: Service }): ReactNode {
  const tasks = useTasksOfService(service.id);
  const nodes = useNodes();
  const { ticker } = useClient();
  const told = progressToTell(service, tasks, nodes, ticker.now());
  return told && <ProgressText service={service} progress={told} />;
}
