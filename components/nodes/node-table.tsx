'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { useFirst } from '@/components/ui/use-first';
import type { NodeId } from '@/lib/swarm/objects/ids';
import { CELL } from './node-cells';
import { NodeRow } from './node-row';

/** So many rows are drawn at first, and ten times as many with each "more". */
const PAGE = 100;

const COLUMNS = ['hostname', 'status', 'manager', 'engine', 'reserved', 'tasks', 'labels'] as const;

/** As `docker node ls`, with what each node is promised to and runs. */
export function NodeTable({ ids }: { readonly ids: readonly NodeId[] }): ReactNode {
  const t = useTranslations('nodes');
  const { shown, left, showMore } = useFirst(ids, PAGE, 10 * PAGE);
  return (
    <div className="rounded-lg border border-line bg-surface text-[0.8125rem]">
      <table className="w-full border-collapse max-lg:block">
        <caption className="sr-only">{t('title')}</caption>
        <thead className="border-line border-b text-left text-muted text-xs max-lg:sr-only">
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" className={`py-2 font-normal ${CELL[column]}`}>
                {t(`column.${column}`)}
              </th>
            ))}
            <th scope="col" className={CELL.actions}>
              <span className="sr-only">{t('column.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody className="max-lg:block">
          {shown.map((id) => (
            <NodeRow key={id} id={id} />
          ))}
        </tbody>
      </table>
      {left > 0 && (
        <Button variant="quiet" className="w-full rounded-none border-line border-t" onClick={showMore}>
          {t('more', { count: left })}
        </Button>
      )}
    </div>
  );
}
