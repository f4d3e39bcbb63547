import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useNodes, useTasksOfService, useTimed } from '@/lib/client/hooks';
import { rollout } from '@/lib/swarm/derived/rollout';
import type { Service } from '@/lib/swarm/objects/service';

/** Which batch of an update is under way, how many tasks it takes at a time, and when the next one begins. */
export function UpdateCaption({ service }: { readonly service: Service }): ReactNode {
  const t = useTranslations('action.progress');
  const tasks = useTasksOfService(service.id);
  const nodes = useNodes();
  const text = useTimed((now) => {
    const { slots, counts, nextAt } = rollout(service, tasks, nodes, service.updateConfig, now);
    const atOnce = service.updateConfig.parallelism || slots.length;
    if (slots.length === 0) return '';
    const batch = Math.max(1, Math.ceil((slots.length - counts.waiting) / atOnce));
    const batches = Math.ceil(slots.length / atOnce);
    const caption = t('batch', { batch: `${batch}`, batches: `${batches}`, atOnce: `${atOnce}` });
    if (nextAt === null) return caption;
    return `${caption} · ${t('next', { seconds: `${Math.ceil((nextAt - now) / 1000)}` })}`;
  });
  if (text === '') return null;
  return (
    <span data-slot="update-caption" className="text-muted tabular-nums">
      {text}
    </span>
  );
}
