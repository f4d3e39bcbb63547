'use client';

import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { classes } from '@/components/ui/classes';
import { UnknownTime } from '@/components/ui/unknown-time';
import type { ActivitySort } from '@/lib/swarm/picture/activity-kinds';
import type { Gap } from '@/lib/swarm/picture/gap';
import { MINUTE_MS, type MinuteCount } from '@/lib/swarm/picture/kept-activity';
import { minuteWatch } from './unknown-minutes';

interface MinuteChartProps {
  /** Oldest first. */
  readonly minutes: readonly MinuteCount[];
  /** From when on nothing is forgotten, ms since 1970. */
  readonly from: number;
  readonly gaps: readonly Gap[];
  /** Where the chosen minute begins, ms since 1970. */
  readonly chosen: number | null;
  readonly onChoose: (minute: number | null) => void;
}

/** From the foot of a bar to its top. */
const SORTS = ['other', 'change', 'failure'] as const satisfies readonly ActivitySort[];
/** Shares of the height, %: of the highest bar, and of the least that can be seen. The mark of a failure has its room above. */
const HIGHEST = 76;
const LEAST = 3.5;
/** The highest bar stands for at least so many. */
const LEAST_TOP = 4;

/** The last hour by the minute. A bar is a button that shows its minute alone; the arrow keys go from one to the next. */
export function MinuteChart({ minutes, from, gaps, chosen, onChoose }: MinuteChartProps): ReactNode {
  const t = useTranslations('activities.chart');
  const format = useFormatter();
  const hatch = useId();
  const row = useRef<HTMLDivElement>(null);
  const [pointed, setPointed] = useState<number | null>(null);
  const [reached, setReached] = useState<number | null>(null);
  const time = (at: number) => format.dateTime(at, { timeStyle: 'short', hourCycle: 'h23' });
  const wordsOf = (minute: MinuteCount) => {
    const some = SORTS.toReversed().filter((sort) => minute[sort] > 0);
    return some.length === 0
      ? t('nothing')
      : format.list(
          some.map((sort) => t(sort, { count: minute[sort] })),
          { type: 'unit' },
        );
  };
  const told = (minute: MinuteCount) => {
    const watch = minuteWatch(minute, from, gaps);
    return t(watch === 'part' ? 'partOfBar' : 'bar', {
      time: time(minute.at),
      what: watch === 'none' || watch === 'before' ? t(watch) : wordsOf(minute),
    });
  };
  const start = minutes[0]?.at ?? from;
  const share = (at: number) => Math.min(1, Math.max(0, (at - start) / (minutes.length * MINUTE_MS)));
  const known = share(Math.floor(from / MINUTE_MS) * MINUTE_MS);
  const top = Math.max(LEAST_TOP, ...minutes.map(totalOf));
  const current = minutes.find(({ at }) => at === (pointed ?? reached ?? chosen));
  const stop = Math.max(0, placeOf(minutes, reached ?? chosen));

  const move = (event: KeyboardEvent, from: number) => {
    const to = { ArrowLeft: from - 1, ArrowRight: from + 1, Home: 0, End: minutes.length - 1 }[event.key];
    if (event.key === 'Escape' && chosen !== null) onChoose(null);
    if (to === undefined) return;
    event.preventDefault();
    row.current?.querySelectorAll('button')[Math.min(Math.max(0, to), minutes.length - 1)]?.focus();
  };

  return (
    <section
      aria-label={t('label')}
      data-slot="minute-chart"
      className="flex flex-col gap-1 rounded-lg border border-line bg-surface px-4 pt-3 pb-2"
    >
      <div className="flex min-h-5 flex-wrap items-center gap-x-5 gap-y-1 text-[0.8125rem]">
        {SORTS.toReversed().map((sort) => (
          <span key={sort} className="flex items-center gap-1.5 whitespace-nowrap tabular-nums">
            <svg aria-hidden="true" viewBox="0 0 12 12" className="size-3">
              <Piece sort={sort} hatch={hatch} x="0.5" y="0.5" width="11" height="11" />
            </svg>
            {t(sort, { count: minutes.reduce((sum, minute) => sum + minute[sort], 0) })}
          </span>
        ))}
        <span aria-hidden="true" className="ml-auto text-muted tabular-nums max-sm:ml-0 max-sm:w-full">
          {current ? told(current) : t('hint')}
        </span>
      </div>
      <div className="relative h-22">
        <div className="absolute inset-x-0 bottom-px" style={{ top: percent(100 - HIGHEST) }}>
          {known > 0 && <UnknownTime from={0} to={known} words={t('unknown', { time: time(from) })} />}
          {gaps
            .map((gap) => ({ from: share(gap.from), to: gap.to === null ? 1 : share(gap.to) }))
            .filter(({ to }) => to > 0)
            .map((gap) => (
              <UnknownTime key={gap.from} {...gap} words={t('gap')} />
            ))}
        </div>
        <svg aria-hidden="true" className="absolute inset-0 size-full overflow-visible">
          <defs>
            <pattern
              id={hatch}
              width="5"
              height="5"
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <rect width="5" height="5" fill="var(--danger-soft)" />
              <rect width="2.5" height="5" fill="var(--danger)" />
            </pattern>
          </defs>
          <line
            x1="0"
            x2="100%"
            y1={percent(100 - HIGHEST)}
            y2={percent(100 - HIGHEST)}
            stroke="var(--line)"
            strokeDasharray="2 4"
          />
          <line x1="0" x2="100%" y1="100%" y2="100%" stroke="var(--edge)" />
          {minutes.map((minute, index) => (
            <Bar
              key={minute.at}
              minute={minute}
              top={top}
              hatch={hatch}
              left={index / minutes.length}
              width={1 / minutes.length}
              isFaded={chosen !== null && minute.at !== chosen}
            />
          ))}
        </svg>
        <span
          aria-hidden="true"
          className="absolute left-0 text-[0.6875rem] text-muted leading-none tabular-nums"
        >
          {top}
        </span>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the buttons in it are what one acts on */}
        <div
          ref={row}
          className="absolute inset-0 flex"
          onPointerLeave={() => setPointed(null)}
          onBlur={() => setReached(null)}
        >
          {minutes.map((minute, index) => (
            <button
              key={minute.at}
              type="button"
              data-minute={minute.at}
              tabIndex={index === stop ? 0 : -1}
              aria-pressed={minute.at === chosen}
              aria-label={told(minute)}
              onPointerEnter={() => setPointed(minute.at)}
              onFocus={() => setReached(minute.at)}
              onKeyDown={(event) => move(event, index)}
              onClick={() => onChoose(minute.at === chosen ? null : minute.at)}
              className={classes(
                'min-w-0 flex-1 cursor-pointer rounded-xs hover:bg-ink/8 focus-visible:z-10',
                minute.at === chosen && 'bg-accent/12',
              )}
            />
          ))}
        </div>
      </div>
      <div aria-hidden="true" className="flex justify-between text-[0.6875rem] text-muted tabular-nums">
        {[0, 15, 30, 45].map((index) => {
          const minute = minutes[index];
          return minute && <span key={index}>{time(minute.at)}</span>;
        })}
        <span>{t('now')}</span>
      </div>
    </section>
  );
}

const totalOf = (minute: MinuteCount): number => SORTS.reduce((sum, sort) => sum + minute[sort], 0);

/** The place of a minute; the last one's where it is not there. */
function placeOf(minutes: readonly MinuteCount[], at: number | null): number {
  const place = minutes.findIndex((minute) => minute.at === at);
  return place < 0 ? minutes.length - 1 : place;
}

interface BarProps {
  readonly minute: MinuteCount;
  readonly top: number;
  readonly hatch: string;
  /** Shares of the whole width. */
  readonly left: number;
  readonly width: number;
  readonly isFaded: boolean;
}

function Bar({ minute, top, hatch, left, width, isFaded }: BarProps): ReactNode {
  let y = 100;
  const pieces = SORTS.flatMap((sort) => {
    if (minute[sort] === 0) return [];
    const height = Math.max(LEAST, (minute[sort] / top) * HIGHEST);
    // However many others there are, each can be seen.
    y = Math.max(100 - HIGHEST - LEAST, y - height);
    return [{ sort, y: percent(y), height: percent(height) }];
  });
  return (
    <g opacity={isFaded ? 0.35 : 1}>
      {pieces.map(({ sort, ...piece }) => (
        <Piece
          key={sort}
          sort={sort}
          hatch={hatch}
          x={percent((left + width * 0.15) * 100)}
          width={percent(width * 70)}
          {...piece}
        />
      ))}
      {minute.failure > 0 && (
        <svg
          aria-hidden="true"
          viewBox="0 0 8 8"
          x={percent((left + width / 2) * 100)}
          y={percent(y - 7)}
          className="size-2 overflow-visible"
        >
          <path d="M-3-3L3 3M3-3L-3 3" stroke="var(--danger)" strokeWidth="2" strokeLinecap="round" />
        </svg>
      )}
    </g>
  );
}

const percent = (share: number): string => `${share.toFixed(3)}%`;

interface PieceProps {
  readonly sort: ActivitySort;
  readonly hatch: string;
  readonly x: string;
  readonly y: string;
  readonly width: string;
  readonly height: string;
}

/** Failures are hatched, changes filled, the rest hollow. */
function Piece({ sort, hatch, ...box }: PieceProps): ReactNode {
  const looks = {
    failure: { fill: `url(#${hatch})`, stroke: 'var(--danger)' },
    change: { fill: 'var(--accent)', stroke: 'var(--accent)' },
    other: { fill: 'var(--sunken)', stroke: 'var(--edge)' },
  } as const;
  return <rect {...box} {...looks[sort]} strokeWidth="1" rx="1" />;
}
