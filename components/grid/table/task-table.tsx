'use client';

import './table.css';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTileWords } from '@/components/marks/tile-words';
import { RowWindow } from '@/components/ui/row-window';
import type { Filter } from '@/lib/swarm/derived/filter';
import { openTaskOnClick } from '../tiles/open-task';
import { COLUMNS, type Column } from './table-order';
import { TaskRow } from './task-row';
import { useRowOrder } from './use-row-order';

/** Tables up to this many rows are in the page whole, so that the browser's own search finds everything. */
const WHOLE = 400;

/** The grid's equal in rows: every task that the grid draws, those that wait too. */
export function TaskTable({ filter }: { readonly filter: Filter }): ReactNode {
  const t = useTranslations('grid.table');
  const words = useTileWords();
  const [{ column, isDown }, setSort] = useState<{ column: Column; isDown: boolean }>({
    column: 'task',
    isDown: false,
  });
  const ids = useRowOrder(filter, column, isDown);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the rows hold links, which the keyboard clicks
    // biome-ignore lint/a11y/noStaticElementInteractions: one listener for all of them
    <div className="table-area" onClick={openTaskOnClick}>
      <table
        className="task-table"
        aria-rowcount={ids.length + 1}
        data-part={ids.length > WHOLE || undefined}
      >
        <caption className="sr-only">{t('caption')}</caption>
        <thead>
          <tr aria-rowindex={1}>
            {COLUMNS.map((name) => (
              <th
                key={name}
                scope="col"
                data-column={name}
                aria-sort={name === column ? (isDown ? 'descending' : 'ascending') : 'none'}
              >
                <button
                  type="button"
                  onClick={() => setSort({ column: name, isDown: name === column && !isDown })}
                  title={t('sort', { column: t(name) })}
                >
                  {t(name)}
                  {name === column &&
                    (isDown ? <ArrowDown aria-hidden="true" /> : <ArrowUp aria-hidden="true" />)}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        {ids.length > 0 ? (
          <RowWindow
            as="tbody"
            ids={ids}
            whole={WHOLE}
            row={(id, place) => <TaskRow id={id} place={place} words={words} />}
          />
        ) : (
          <tbody>
            <tr>
              <td colSpan={COLUMNS.length} className="node-empty">
                {t('none')}
              </td>
            </tr>
          </tbody>
        )}
      </table>
    </div>
  );
}
