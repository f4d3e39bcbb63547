'use client';

import { Fragment, type ReactNode, type RefObject, useMemo, useRef } from 'react';
import { useRowWindow } from './use-row-window';

/** What a row draws itself with: on its element. `aria-*` tell its place in the whole, of which the page holds a part. */
export interface RowPlace {
  readonly 'data-row': number;
  /** In a table, whose heading is 1. */
  readonly 'aria-rowindex'?: number;
  /** In a list. */
  readonly 'aria-posinset'?: number;
  readonly 'aria-setsize'?: number;
}

interface RowWindowProps<Id extends string> {
  readonly as: 'tbody' | 'ul';
  readonly ids: readonly Id[];
  /** Up to so many rows are in the page whole, so that the browser's own search finds everything. */
  readonly whole: number;
  readonly className?: string;
  /** Scrolled to when the list appears. */
  readonly reveal?: string | null;
  readonly row: (id: Id, place: RowPlace) => ReactNode;
}

/**
 * The rows of a table or list, however many: those near the browser's window are in the page, room stands for the others.
 * A table says `aria-rowcount` itself. Where this is used a filter is at hand: the browser's search finds only what is drawn.
 */
export function RowWindow<Id extends string>({
  as,
  ids,
  whole,
  className,
  reveal = null,
  row,
}: RowWindowProps<Id>): ReactNode {
  const body = useRef<HTMLElement>(null);
  const { length } = ids;
  const placeAt = useMemo(() => placesOf(as, length), [as, length]);
  const { rows, after, onFocus } = useRowWindow(body, ids, length > whole, reveal);
  const Room = as === 'tbody' ? RoomRow : RoomItem;
  const drawn = (
    <>
      {rows.map(({ index, gap }) => {
        const id = ids[index];
        return (
          id && (
            <Fragment key={id}>
              <Room height={gap} />
              {row(id, placeAt(index))}
            </Fragment>
          )
        );
      })}
      <Room height={after} />
    </>
  );
  return as === 'tbody' ? (
    <tbody ref={body as RefObject<HTMLTableSectionElement | null>} className={className} onFocus={onFocus}>
      {drawn}
    </tbody>
  ) : (
    <ul ref={body as RefObject<HTMLUListElement | null>} className={className} onFocus={onFocus}>
      {drawn}
    </ul>
  );
}

/** A row's place, the same object each time: it is handed to rows that are drawn again only for what is new. */
function placesOf(as: 'tbody' | 'ul', length: number): (index: number) => RowPlace {
  const places = new Map<number, RowPlace>();
  return (index) => {
    const place = places.get(index) ?? {
      'data-row': index,
      ...(as === 'tbody'
        ? { 'aria-rowindex': index + 2 }
        : { 'aria-posinset': index + 1, 'aria-setsize': length }),
    };
    places.set(index, place);
    return place;
  };
}

interface RoomProps {
  /** Of rows that are not drawn, CSS px. */
  readonly height: number;
}

function RoomRow({ height }: RoomProps): ReactNode {
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row takes no focus, and this one says nothing
  return height > 0 && <tr aria-hidden="true" data-slot="room" style={{ height }} />;
}

function RoomItem({ height }: RoomProps): ReactNode {
  return height > 0 && <li aria-hidden="true" data-slot="room" style={{ height }} />;
}
