'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type ReactNode, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { rootUnit } from '@/components/marks/use-space';
import type { LogRow } from '@/lib/client/logs/log-buffer';
import type { LogFeed } from '@/lib/client/logs/log-feed';
import type { NodeId } from '@/lib/swarm/objects/ids';
import { isNarrow } from './is-narrow';
import { LogLineView } from './log-line';

/** A line's height at a 16 px root font: logs.css draws the same. */
const LINE = 20;

interface LogListProps {
  readonly name: string;
  readonly rows: readonly LogRow[];
  readonly sources: LogFeed['sources'];
  readonly hueOf: (node: NodeId) => number;
  /** Keeps the newest line in sight. */
  readonly isFollowing: boolean;
  /** The reader scrolled away from the newest line. */
  readonly onLeave: () => void;
  /** The row to show: of a search, or a moment. */
  readonly current: number | null;
  readonly showTime: boolean;
  readonly isWrapped: boolean;
  readonly pattern: RegExp | null;
}

/** The lines that are in sight, of as many as there are. */
export function LogList(props: LogListProps): ReactNode {
  const { rows, isFollowing, onLeave, current, isWrapped } = props;
  const t = useTranslations('logs');
  const scroller = useRef<HTMLDivElement>(null);
  const lastTop = useRef(0);
  const fromEnd = useRef(0);
  const height = LINE * useMemo(rootUnit, []);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 12,
    getItemKey: (index) => rows[index]?.id ?? index,
  });

  useLayoutEffect(() => {
    if (isFollowing && scroller.current) scroller.current.scrollTop = scroller.current.scrollHeight;
  });
  // More rows appear above when following ends: what was in sight stays there.
  useLayoutEffect(() => {
    const box = scroller.current;
    if (!isFollowing && box && fromEnd.current > 0) box.scrollTop = box.scrollHeight - fromEnd.current;
  }, [isFollowing]);

  const oldest = rows[0]?.id ?? 0;
  const target = current === null ? -1 : current - oldest;
  useEffect(() => {
    if (target >= 0) virtualizer.scrollToIndex(target, { align: 'center' });
  }, [target, virtualizer]);

  // Without wrapping each line is as high as the others; reading heights costs a layout.
  const isMeasured = isWrapped || isNarrow();
  const items = virtualizer.getVirtualItems();
  const names = [...props.sources.values()].map(({ name, nodeName }) => name.length + nodeName.length + 1);
  const width = `${Math.min(40, Math.max(0, ...names))}ch`;
  const look = { height: virtualizer.getTotalSize(), '--log-names': width } as CSSProperties; // its own property
  return (
    <section
      ref={scroller}
      aria-label={t('region', { name: props.name })}
      data-slot="log-list"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        const isAtEnd = scrollHeight - scrollTop - clientHeight < LINE;
        if (isFollowing && !isAtEnd && scrollTop < lastTop.current - 2) onLeave();
        lastTop.current = scrollTop;
        if (isFollowing) fromEnd.current = scrollHeight - scrollTop;
      }}
      className="relative min-h-0 flex-1 overflow-auto overscroll-contain rounded-lg border border-line bg-sunken py-1"
    >
      <div style={look} className="relative min-w-full">
        <div
          className={isWrapped ? 'absolute inset-x-0' : 'absolute w-max min-w-full'}
          style={{ transform: `translateY(${items[0]?.start ?? 0}px)` }}
        >
          {items.map(({ index, key }) => {
            const row = rows[index];
            return (
              row && (
                <LogLineView
                  key={key}
                  row={row}
                  index={index}
                  source={props.sources.get(row.line.task)}
                  hue={props.hueOf(row.line.node)}
                  showTime={props.showTime}
                  isWrapped={isWrapped}
                  pattern={props.pattern}
                  isCurrent={row.id === current}
                  {...(isMeasured && { measure: virtualizer.measureElement })}
                />
              )
            );
          })}
        </div>
      </div>
    </section>
  );
}
