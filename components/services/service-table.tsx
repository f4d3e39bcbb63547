'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { ServiceId } from '@/lib/swarm/objects/ids';
import { CELL } from './service-cells';
import { ServiceRow } from './service-row';

interface ServiceTableProps {
  readonly ids: readonly ServiceId[];
  readonly caption: string;
}

export function ServiceTable({ ids, caption }: ServiceTableProps): ReactNode {
  const t = useTranslations();
  const head = 'px-4 py-2 font-normal';
  return (
    <div className="rounded-lg border border-line bg-surface">
      <table className="w-full border-collapse max-lg:block lg:table-fixed">
        <caption className="sr-only">{caption}</caption>
        <thead className="border-line border-b text-left text-muted text-xs max-lg:sr-only">
          <tr>
            <th scope="col" className={`${head} ${CELL.name}`}>
              {t('swarm.service')}
            </th>
            <th scope="col" className={`${head} ${CELL.replicas}`}>
              {t('swarm.replicas')}
            </th>
            <th scope="col" className={head}>
              {t('view.services.image')}
            </th>
            <th scope="col" className={`${head} ${CELL.ports}`}>
              {t('view.services.ports')}
            </th>
            <th scope="col" className={`${head} ${CELL.update}`}>
              {t('view.services.update')}
            </th>
            <th scope="col" className={`${head} ${CELL.actions}`}>
              <span className="sr-only">{t('view.services.remove')}</span>
            </th>
          </tr>
        </thead>
        <tbody className="max-lg:block">
          {ids.map((id) => (
            <ServiceRow key={id} id={id} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
