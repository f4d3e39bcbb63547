'use client';

import { ArrowDown, ArrowUp } from 'lucide-react';
import { Fragment, type ReactNode, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTileWords } from '@/components/marks/tile-words';
import type { Filter } from '@/lib/swarm/derived/filter';
import { openTaskOnClick } from '../tiles/open-task';
import { COLUMNS, type Column } from './table-order';
import { TaskRow } from './task-row';
import { useRowOrder } from './use-row-order';
import { useTableWindow } from './use-table-window';

/** The grid's equal in rows: every task that the grid draws, those that wait too. */
export function TaskTable({ filter }: { readonly filter: Filter }): ReactNode {
  const t = useTranslations('grid.table');
  const words = useTileWords();
  const [{ column, isDown }, setSort] = useState<{ column: Column; isDown: boolean }>({
    column: 'task',
    isDown: false,
  });
  const ids = useRowOrder(filter, column, isDown);
  const body = useRef<HTMLTableSectionElement>(null);
  const { rows, after, isPart, onFocus } = useTableWindow(body, ids.length);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the rows hold links, which the keyboard clicks
    // biome-ignore lint/a11y/noStaticElementInteractions: one listener for all of them
    <div className="table-area" onClick={openTaskOnClick}>
      <table className="task-table" aria-rowcount={ids.length + 1} data-part={isPart || undefined}>
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
        <tbody ref={body} onFocus={onFocus}>
          {rows.map(({ index, gap }) => {
            const id = ids[index];
            return (
              id && (
                <Fragment key={id}>
                  <Spacer height={gap} />
                  <TaskRow id={id} index={index + 2} words={words} />
                </Fragment>
              )
            );
          })}
          <Spacer height={after} />
          {ids.length === 0 && (
            <tr>
              <td colSpan={COLUMNS.length} className="node-empty">
                {t('none')}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}

/** Rows that are out of sight. */
function Spacer({ height }: { readonly height: number }): ReactNode {
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row takes no focus, and this one says nothing
  return height > 0 && <tr aria-hidden="true" className="table-spacer" style={{ blockSize: height }} />;
}
