import type { CSSProperties, ReactNode } from 'react';

interface TableFrameProps {
  /** For those who hear the page. */
  readonly caption: string;
  readonly columns: readonly string[];
  /** What the last column's buttons do, for those who hear the page. */
  readonly actions?: string;
  readonly slot?: string;
  /** How many rows there are, where the page holds a part of them: `children` is then their `RowWindow`. */
  readonly rowCount?: number;
  /** Its rows. */
  readonly children: ReactNode;
}

const HEAD = 'px-4 py-2 font-normal';
export const TABLE_ROWS = 'divide-y divide-line';

/** For a table of class `cards`: its columns' names, which stand before the values where each row is a card. At most six. */
export const cardLabels = (columns: readonly string[]): CSSProperties =>
  Object.fromEntries(columns.map((column, n) => [`--column-${n + 1}`, JSON.stringify(column)]));

/** A table in a box of its own, which scrolls sideways where there is no room; on a phone each row is a card. */
export function TableFrame(props: TableFrameProps): ReactNode {
  const { caption, columns, actions, slot, rowCount, children } = props;
  return (
    <div className="relative overflow-x-auto rounded-lg border border-line bg-surface">
      <table
        data-slot={slot}
        data-acts={actions && ''}
        style={cardLabels(columns)}
        aria-rowcount={rowCount === undefined ? undefined : rowCount + 1}
        className="cards w-full border-collapse text-left [&_:is(td,th)]:max-w-80 [&_:is(td,th)]:break-words"
      >
        <caption className="sr-only">{caption}</caption>
        <thead className="border-line border-b text-muted text-xs">
          <tr aria-rowindex={rowCount === undefined ? undefined : 1}>
            {columns.map((column) => (
              <th key={column} scope="col" className={HEAD}>
                {column}
              </th>
            ))}
            {actions && (
              <th scope="col" className={HEAD}>
                <span className="sr-only">{actions}</span>
              </th>
            )}
          </tr>
        </thead>
        {rowCount === undefined ? <tbody className={TABLE_ROWS}>{children}</tbody> : children}
      </table>
    </div>
  );
}
