import type { ReactNode } from 'react';
import { classes } from './classes';

interface UnknownTimeProps {
  /** Its edges, as shares of the chart's width. */
  readonly from: number;
  readonly to: number;
  /** Said where there is room for it. */
  readonly words: string;
}

/** A part of a chart of which nothing is known: hatched over its whole height, and never so narrow that it is not seen. */
export function UnknownTime({ from, to, words }: UnknownTimeProps): ReactNode {
  return (
    <div
      data-slot="unknown-time"
      className={classes(
        '@container absolute inset-y-0 grid min-w-1 place-items-center overflow-hidden border-edge border-dashed bg-[repeating-linear-gradient(-45deg,var(--surface)_0_6px,var(--sunken)_6px_9px)] text-center text-muted text-xs',
        from > 0 && 'border-l',
        to < 1 && 'border-r',
      )}
      style={{ left: percent(from), width: percent(to - from) }}
    >
      <span className="m-1 hidden rounded bg-surface px-2 py-0.5 @min-[6rem]:inline">{words}</span>
    </div>
  );
}

const percent = (share: number): string => `${(share * 100).toFixed(3)}%`;
