'use client';

import { Plus, X } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { MoreButton } from '@/components/ui/more-button';
import { useFirst } from '@/components/ui/use-first';

interface RowsProps<T extends { readonly key: string }> {
  readonly title: string;
  readonly rows: readonly T[];
  readonly blank: Omit<T, 'key'>;
  readonly add: string;
  readonly remove: string;
  readonly onChange: (rows: readonly T[]) => void;
  /** A row's fields; `set` changes some of them. */
  readonly children: (row: T, set: (change: Partial<T>) => void) => ReactNode;
  /** Whether a field of the row is wrong: such a row is always shown, and so is one that was added here. */
  readonly isWrong: (key: string) => boolean;
  /** What the button beside a row does, where it is not to take the row away. */
  readonly onRemove?: (row: T) => void;
}

/** Rows that are drawn at first, so that a key typed into one does not wait for thousands. */
const MOST_ROWS = 50;

/** A list of rows that grows and shrinks. */
export function Rows<T extends { readonly key: string }>(props: RowsProps<T>): ReactNode {
  const { title, rows, blank, onChange } = props;
  const made = useRef(0);
  const { shown, left, showMore } = useFirst(rows, MOST_ROWS);
  const pinned = rows.slice(shown.length).filter(({ key }) => key.startsWith('new') || props.isWrong(key));
  const replace = (key: string, change: Partial<T>) =>
    onChange(rows.map((row) => (row.key === key ? { ...row, ...change } : row)));
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1 font-medium text-[0.8125rem]">{title}</legend>
      {[...shown, ...pinned].map((row) => (
        <div key={row.key} data-slot="form-row" className="flex items-start gap-1.5">
          <div className="grid min-w-0 flex-1 gap-1.5 sm:grid-flow-col sm:auto-cols-fr">
            {props.children(row, (change) => replace(row.key, change))}
          </div>
          <Button
            variant="quiet"
            size="icon"
            aria-label={props.remove}
            title={props.remove}
            onClick={() =>
              props.onRemove ? props.onRemove(row) : onChange(rows.filter(({ key }) => key !== row.key))
            }
          >
            <X aria-hidden />
          </Button>
        </div>
      ))}
      <MoreButton left={left - pinned.length} onClick={showMore} />
      <Button
        variant="quiet"
        size="sm"
        className="self-start"
        onClick={() => {
          made.current += 1;
          // A blank row with a key is a row.
          onChange([...rows, { ...blank, key: `new${made.current}` } as T]);
        }}
      >
        <Plus aria-hidden />
        {props.add}
      </Button>
    </fieldset>
  );
}
