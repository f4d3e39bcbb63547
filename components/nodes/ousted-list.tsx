import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useCluster } from '@/lib/client/hooks';
import { ousted } from '@/lib/swarm/derived/ousted';
import type { SwarmNode } from '@/lib/swarm/objects/node';

/** The tasks that the node would lose if it became `changed`; nothing where it loses none. */
export function OustedList({ changed }: { readonly changed: SwarmNode }): ReactNode {
  const t = useTranslations('nodes.ousted');
  const lost = ousted(useCluster(), changed);
  if (lost.length === 0) return null;
  return (
    <div
      data-slot="ousted"
      className="flex flex-col gap-1 rounded-md border border-warning/50 bg-warning-soft p-3"
    >
      <p className="text-warning">{t('title')}</p>
      <ul>
        {lost.map(({ service, tasks, constraint }) => (
          <li key={service.id} className="break-words">
            <bdi className="font-medium">{service.name}</bdi>:{' '}
            {t('item', { count: tasks.length, constraint })}
          </li>
        ))}
      </ul>
    </div>
  );
}
