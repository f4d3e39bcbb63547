import {
  type FocusEvent,
  type RefObject,
  useCallback,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { RowHeights, rangeBetween } from './row-heights';

/** Rows so far outside the window are drawn, too: what comes next is there when it is scrolled or tabbed to. CSS px. */
const AHEAD = 500;
/** Before anything is measured so many rows are drawn. */
const FIRST = 20;
/** A row's height before any was seen, CSS px. */
const ESTIMATE = 64;

interface RowWindow {
  /** `gap`: the height of the rows left out before this one, CSS px. */
  readonly rows: readonly { readonly index: number; readonly gap: number }[];
  /** The height of those left out after the last one. */
  readonly after: number;
  /** The row with the focus stays in the page wherever it is. */
  readonly onFocus: (event: FocusEvent) => void;
}

/**
 * Which of a list's rows to draw, for as much of it as the browser's window shows. `body` holds the rows, each of which
 * carries its place in `keys` as `data-row`. Heights are measured as rows are seen. `reveal`: scrolled to once it is there.
 */
export function useRowWindow(
  body: RefObject<HTMLElement | null>,
  keys: readonly string[],
  isPart: boolean,
  reveal: string | null,
): RowWindow {
  const [heights] = useState(() => new RowHeights(ESTIMATE));
  const [range, setRange] = useState({ from: 0, to: FIRST, round: 0 });
  const [kept, setKept] = useState(reveal);
  const width = useRef<number | null>(null);
  const isAtEnd = useRef(false);
  const { round } = range;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each round has measured something new
  const starts = useMemo(() => heights.starts(keys), [heights, keys, round]);

  const look = useCallback(
    (which: 'all' | 'unseen') => {
      const box = body.current;
      if (!box || !isPart) return;
      const { top, width: now } = box.getBoundingClientRect();
      if (which === 'all' && width.current !== now) {
        if (width.current !== null) heights.forget();
        width.current = now;
      }
      const { scrollHeight } = document.documentElement;
      isAtEnd.current = scrollY > 0 && scrollY + innerHeight >= scrollHeight - 1;
      const isNew = heights.take(measure(box, keys), which);
      const { from, to } = rangeBetween(
        isNew ? heights.starts(keys) : starts,
        -top - AHEAD,
        innerHeight - top + AHEAD,
      );
      setRange((last) =>
        last.from === from && last.to === to && !isNew
          ? last
          : { from, to, round: last.round + (isNew ? 1 : 0) },
      );
    },
    [body, heights, isPart, keys, starts],
  );

  // The last rows may be higher than they were taken for: whoever went to the end stays there.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each round has measured something new
  useLayoutEffect(() => {
    if (isAtEnd.current) scrollTo(scrollX, document.documentElement.scrollHeight);
  }, [round]);

  useLayoutEffect(() => {
    if (!isPart) return;
    // Each look may draw other rows at once, and look again: that ends, as there are only so many unseen ones, while a row
    // may be of two heights by turns with its neighbours.
    look('unseen');
    const lookAtAll = () => look('all');
    const observer = new ResizeObserver(lookAtAll);
    if (body.current) observer.observe(body.current);
    addEventListener('scroll', lookAtAll, { passive: true });
    addEventListener('resize', lookAtAll);
    return () => {
      observer.disconnect();
      removeEventListener('scroll', lookAtAll);
      removeEventListener('resize', lookAtAll);
    };
  }, [body, isPart, look]);

  const sought = useRef(reveal);
  useLayoutEffect(() => {
    const at = sought.current === null ? -1 : keys.indexOf(sought.current);
    if (at < 0) return;
    sought.current = null;
    body.current?.querySelector(`[data-row="${at}"]`)?.scrollIntoView();
  }, [body, keys]);

  const indexes = isPart ? drawn(range.from, range.to, keys, kept) : keys.keys();
  const rows = [];
  let end = 0;
  for (const index of indexes) {
    rows.push({ index, gap: isPart ? (starts[index] ?? 0) - end : 0 });
    end = starts[index + 1] ?? 0;
  }
  return {
    rows,
    after: isPart ? (starts.at(-1) ?? 0) - end : 0,
    onFocus: (event) => {
      const row = event.target.closest('[data-row]')?.getAttribute('data-row');
      setKept((row && keys[Number(row)]) || null);
    },
  };
}

function measure(body: HTMLElement, keys: readonly string[]): Map<string, number> {
  const measured = new Map<string, number>();
  for (const row of body.children) {
    const key = keys[Number(row.getAttribute('data-row') ?? -1)];
    if (key !== undefined) measured.set(key, row.getBoundingClientRect().height);
  }
  return measured;
}

/** The rows of the range, and the one that is kept in its place among them. */
function drawn(from: number, to: number, keys: readonly string[], kept: string | null): number[] {
  const last = Math.min(to, keys.length);
  const first = Math.max(0, Math.min(from, last - (to - from)));
  const indexes = Array.from({ length: last - first }, (_, n) => first + n);
  const at = kept === null ? -1 : keys.indexOf(kept);
  if (at < 0 || (at >= first && at < last)) return indexes;
  return at < first ? [at, ...indexes] : [...indexes, at];
}
