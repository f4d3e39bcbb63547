import type { ReactNode } from 'react';

interface TableFrameProps {
  /** For those who hear the page. */
  readonly caption: string;
  readonly columns: readonly string[];
  /** What the last column's buttons do, for those who hear the page. */
  readonly actions?: string;
  readonly slot?: string;
  /** Its rows. */
  readonly children: ReactNode;
}

const HEAD = 'px-4 py-2 font-normal';

/** A table in a box of its own, which scrolls sideways where there is no room. */
export function TableFrame({ caption, columns, actions, slot, children }: TableFrameProps): ReactNode {
  return (
    <div className="relative overflow-x-auto rounded-lg border border-line bg-surface">
      <table
        data-slot={slot}
        className="w-full border-collapse text-left [&_:is(td,th)]:max-w-80 [&_:is(td,th)]:break-words"
      >
        <caption className="sr-only">{caption}</caption>
        <thead className="border-line border-b text-muted text-xs">
          <tr>
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
        <tbody className="divide-y divide-line">{children}</tbody>
      </table>
    </div>
  );
}
