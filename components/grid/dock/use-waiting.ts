'use client';

import { useMemo } from 'react';
import { comingTasks } from '@/lib/client/coming';
import { useCluster } from '@/lib/client/hooks';
import { TRAY } from '@/lib/client/task-index';
import { useAttempts } from '@/lib/client/use-action';
import { useClient } from '@/lib/client/use-client';
import { useShownTaskIds } from '@/lib/client/use-shown';
import type { Filter } from '@/lib/swarm/derived/filter';
import type { TaskId } from '@/lib/swarm/objects/ids';
import type { Service } from '@/lib/swarm/objects/service';

/** Tasks of one service that wait for the same reason. */
export interface WaitingGroup {
  readonly key: string;
  readonly service: Service | null;
  /** Docker's words, empty while it has none. */
  readonly error: string;
  readonly ids: readonly TaskId[];
  /** Asked for in this browser, and not made by Swarm yet. */
  readonly coming: number;
}

export function useWaiting(filter: Filter): WaitingGroup[] {
  const { cluster: store } = useClient();
  const ids = useShownTaskIds(TRAY, filter);
  const cluster = useCluster();
  const asked = useAttempts();
  return useMemo(() => {
    const groups = new Map<string, Omit<WaitingGroup, 'key' | 'ids'> & { ids: TaskId[] }>();
    for (const id of ids) {
      const task = cluster.tasks.get(id);
      if (!task) continue;
      const service = (task.service && cluster.services.get(task.service)) || null;
      const key = `${task.service} ${task.error}`;
      const group = groups.get(key) ?? {
        service,
        error: task.error,
        ids: [],
        coming: 0,
      };
      group.ids.push(id);
      groups.set(key, group);
    }
    for (const attempt of asked) {
      const { action } = attempt;
      if (action.kind !== 'scale-service') continue;
      const service = cluster.services.get(action.service);
      if (!service) continue;
      const coming = comingTasks(attempt, service, store.tasksOfService(service.id));
      if (coming === 0) continue;
      const key = `${service.id} `;
      const group = groups.get(key) ?? {
        service,
        error: '',
        ids: [],
        coming: 0,
      };
      groups.set(key, { ...group, coming });
    }
    return [...groups].map(([key, group]) => ({ key, ...group }));
  }, [ids, cluster, asked, store]);
}
