'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { RowWindow } from '@/components/ui/row-window';
import type { ServiceId } from '@/lib/swarm/objects/ids';
import { CELL } from './service-cells';
import { ServiceRow } from './service-row';

interface ServiceTableProps {
  readonly ids: readonly ServiceId[];
  readonly caption: string;
  /** Below the rows: the way to those that are not among them. */
  readonly foot?: ReactNode;
}

/** Tables up to this many rows are in the page whole, so that the browser's own search finds everything. */
const WHOLE = 60;

/** Services with what each runs, and the hands on it; of many, those in sight. */
export function ServiceTable({ ids, caption, foot }: ServiceTableProps): ReactNode {
  const t = useTranslations();
  const head =
    'px-4 py-2 font-normal bg-surface shadow-[inset_0_-1px_var(--line)] first:rounded-tl-lg last:rounded-tr-lg';
  return (
    <div className="rounded-lg border border-line bg-surface">
      <table aria-rowcount={ids.length + 1} className="w-full border-collapse max-lg:block lg:table-fixed">
        <caption className="sr-only">{caption}</caption>
        <thead className="text-left text-muted text-xs max-lg:sr-only lg:sticky lg:top-12 lg:z-10">
          <tr aria-rowindex={1}>
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
        <RowWindow
          as="tbody"
          ids={ids}
          whole={WHOLE}
          className="max-lg:block"
          row={(id, place) => <ServiceRow id={id} place={place} />}
        />
      </table>
      {foot && <div className="border-line border-t">{foot}</div>}
    </div>
  );
}
