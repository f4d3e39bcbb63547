import { ArrowDown, ArrowUp, ArrowUpDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { classes } from './classes';

interface SortHeadProps {
  readonly label: string;
  /** What a press does. */
  readonly title: string;
  /** How the table is ordered by this column; null: by another. */
  readonly sorted: 'ascending' | 'descending' | null;
  readonly onSort: () => void;
  readonly className?: string;
}

/** A column's head that orders the table. */
export function SortHead({ label, title, sorted, onSort, className }: SortHeadProps): ReactNode {
  const Arrow = sorted === null ? ArrowUpDown : sorted === 'ascending' ? ArrowUp : ArrowDown;
  return (
    <th scope="col" aria-sort={sorted ?? 'none'} className={classes('font-normal', className)}>
      <button
        type="button"
        title={title}
        onClick={onSort}
        className={classes(
          'group inline-flex min-h-8 cursor-pointer items-center gap-1 rounded text-left hover:text-ink pointer-coarse:min-h-11',
          sorted !== null && 'font-medium text-ink',
        )}
      >
        {label}
        <Arrow
          aria-hidden
          className={classes(
            'size-3.5 shrink-0',
            sorted === null && 'opacity-0 group-hover:opacity-60 group-focus-visible:opacity-60',
          )}
        />
      </button>
    </th>
  );
}
