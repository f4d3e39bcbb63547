'use client';

import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { RowWindow } from '@/components/ui/row-window';
import type { Gap } from '@/lib/swarm/picture/gap';
import { MINUTE_MS } from '@/lib/swarm/picture/kept-activity';
import { GapNote } from './gap-note';
import { gapsBetween } from './gaps-between';
import type { HeldLines } from './held-lines';
import { LineRow } from './line-row';

/** Up to so many are in the page whole, so that the browser's own search finds them. */
const WHOLE = 200;

const NO_GAPS: readonly Gap[] = [];

interface LineListProps {
  readonly held: HeldLines;
  readonly gaps: readonly Gap[];
  readonly onOlder: () => void;
}

/** The lines, newest first, by the day. New ones come at the top; older ones as one scrolls. */
export function LineList({ held, gaps, onOlder }: LineListProps): ReactNode {
  const t = useTranslations('activities');
  const format = useFormatter();
  const { lines, hasOlder } = held;
  const { ids, places } = useMemo(
    () => ({
      ids: lines.map(({ seq }) => `${seq}`),
      places: new Map(lines.map(({ seq }, index) => [`${seq}`, index])),
    }),
    [lines],
  );
  const gapsAt = useMemo(() => gapsBetween(lines, gaps), [lines, gaps]);
  // What was there when the page opened is no news.
  const first = useRef(lines[0]?.seq ?? 0);
  const day = (at: number) => format.dateTime(at, { dateStyle: 'full' });
  return (
    <>
      <RowWindow
        as="ul"
        ids={ids}
        whole={WHOLE}
        className="flex flex-col"
        row={(id, place) => {
          const index = places.get(id) ?? 0;
          const line = lines[index];
          const above = lines[index - 1];
          if (!line) return null;
          return (
            <LineRow
              line={line}
              place={place}
              gaps={gapsAt.get(index) ?? NO_GAPS}
              day={above && day(above.at) === day(line.at) ? null : day(line.at)}
              beginsMinute={!above || Math.floor(above.at / MINUTE_MS) !== Math.floor(line.at / MINUTE_MS)}
              isFresh={line.seq > first.current}
            />
          );
        }}
      />
      {!hasOlder && <GapNote gaps={gapsAt.get(lines.length) ?? NO_GAPS} on={lines.at(-1)?.at ?? null} />}
      {hasOlder && <OlderLines key={lines.length} onOlder={onOlder} label={t('older')} />}
    </>
  );
}

/** Asks for more before the end comes into sight; a button, for who gets there first. */
function OlderLines({ onOlder, label }: { readonly onOlder: () => void; readonly label: string }): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!box.current) return;
    const observer = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && onOlder(),
      { rootMargin: '600px' },
    );
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [onOlder]);
  return (
    <div ref={box} className="flex justify-center">
      <Button onClick={onOlder}>{label}</Button>
    </div>
  );
}
