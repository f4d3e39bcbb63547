import { useMemo } from 'react';
import { useTimed } from '@/lib/client/hooks';
import { useClient } from '@/lib/client/use-client';
import { type Obstacle, whyWaiting } from '@/lib/swarm/derived/why-waiting';
import type { Service } from '@/lib/swarm/objects/service';
import type { Task } from '@/lib/swarm/objects/task';

/** What nodes have left changes with every task: this often, ms, is soon enough. */
const STEP_MS = 2_000;

/** What keeps a waiting task from every node, by the picture. */
export function useWhyWaiting(task: Task, service: Service | null): readonly Obstacle[] {
  const { cluster: store } = useClient();
  const step = useTimed((now) => String(Math.floor(now / STEP_MS)));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the picture is read anew for each step
  return useMemo(() => (service ? whyWaiting(task, service, store.cluster) : []), [task, service, step]);
}
