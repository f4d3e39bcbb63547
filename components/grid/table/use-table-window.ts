import { defaultRangeExtractor, useWindowVirtualizer } from '@tanstack/react-virtual';
import { type FocusEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { rootUnit } from '@/components/marks/use-space';

/** A row's height at a 16 px root font: css/table.css draws the same. */
const ROW = 35;
/** Tables up to this many rows are in the page whole, so that the browser's own search finds everything. */
const WHOLE = 400;
const OVERSCAN = 12;

/** The rows of a long table that are in sight, and what is left out between them. */
export interface TableWindow {
  /** `gap`: the height of the rows left out before this one, CSS px. */
  readonly rows: readonly { readonly index: number; readonly gap: number }[];
  readonly after: number;
  /** Whether rows are left out. */
  readonly isPart: boolean;
  /** The row with the focus stays in the page wherever it is. */
  readonly onFocus: (event: FocusEvent) => void;
}

/** `body`: what holds the rows, each of which carries its index from 2 on as `aria-rowindex`. */
export function useTableWindow(body: RefObject<HTMLElement | null>, count: number): TableWindow {
  const [place, setPlace] = useState({ top: 0, unit: 1 });
  const focused = useRef(-1);
  const isPart = count > WHOLE;
  useLayoutEffect(() => {
    const measure = () => {
      if (!body.current) return;
      const top = Math.round(body.current.getBoundingClientRect().top + scrollY);
      const unit = rootUnit();
      setPlace((last) => (last.top === top && last.unit === unit ? last : { top, unit }));
    };
    measure();
    addEventListener('resize', measure);
    return () => removeEventListener('resize', measure);
  }, [body]);
  const virtualizer = useWindowVirtualizer({
    count,
    estimateSize: () => ROW * place.unit,
    overscan: isPart ? OVERSCAN : count,
    scrollMargin: place.top,
    rangeExtractor: (range) => {
      const indexes = defaultRangeExtractor(range);
      const kept = focused.current;
      if (kept < 0 || kept >= count || indexes.includes(kept)) return indexes;
      return [...indexes, kept].sort((a, b) => a - b);
    },
  });
  // Rows are measured anew when the root font is another.
  useLayoutEffect(() => {
    if (place.unit > 0) virtualizer.measure();
  }, [place.unit, virtualizer]);
  const items = virtualizer.getVirtualItems();
  const endOf = (i: number) => items[i]?.end ?? place.top;
  return {
    rows: items.map(({ index, start }, i) => ({ index, gap: start - endOf(i - 1) })),
    after: place.top + virtualizer.getTotalSize() - endOf(items.length - 1),
    isPart,
    onFocus: (event) => {
      const row = event.target.closest('[aria-rowindex]')?.getAttribute('aria-rowindex');
      focused.current = row ? Number(row) - 2 : -1;
    },
  };
}
