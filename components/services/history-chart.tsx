'use client';

import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { Section } from '@/components/ui/section';
import { UnknownTime } from '@/components/ui/unknown-time';
import { useTimed } from '@/lib/client/hooks';
import type { Service } from '@/lib/swarm/objects/service';
import type { ServiceHistory } from '@/lib/swarm/picture/service-history';
import { ChartMarks, MarkLegend } from './chart-marks';
import { type HistoryShape, heightOf, historyShape, pointAt, unknownAt } from './history-shape';

/** The chart moves on this often, ms: a pixel of it is some seconds. */
const STEP_MS = 5_000;
/** Arrow keys pass it in so many steps. */
const KEYS = 60;

interface HistoryChartProps {
  readonly service: Service;
  /** null until it has come: its room is kept. */
  readonly history: ServiceHistory | null;
  readonly live: { readonly desired: number; readonly running: number };
}

/** How many were wanted and ran in the last hour, with what happened meanwhile. */
export function HistoryChart({ service, history, live }: HistoryChartProps): ReactNode {
  const t = useTranslations('services.history');
  const format = useFormatter();
  const now = (Number(useTimed((at) => String(Math.ceil(at / STEP_MS)))) || 0) * STEP_MS;
  const [chosen, setChosen] = useState<number | null>(null);
  const shape = history && now > 0 ? historyShape(history, live, now) : null;
  const clock = (at: number) => format.dateTime(at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const at = shape && chosen !== null ? Math.min(shape.to, Math.max(shape.from, chosen)) : null;
  return (
    <Section
      title={t('title', { minutes: shape?.minutes ?? 60 })}
      aside={<span data-slot="history-told">{shape && toldAt(shape, at)}</span>}
    >
      <div className="rounded-lg border border-line bg-surface p-3 pb-2">
        <div className="flex h-44 gap-2 text-muted text-xs tabular-nums">
          <div aria-hidden="true" className="relative w-6 shrink-0 text-right">
            {shape && (
              <>
                <span
                  className="-translate-y-1/2 absolute right-0"
                  style={{ top: percent(heightOf(shape.most, shape.most)) }}
                >
                  {shape.most}
                </span>
                <span className="absolute right-0 bottom-0 translate-y-1/2">0</span>
              </>
            )}
          </div>
          <div
            data-slot="history-chart"
            className="relative min-w-0 flex-1 border-edge border-b"
            onPointerMove={(event) => shape && setChosen(momentAt(event, shape))}
            onPointerLeave={() => setChosen(null)}
          >
            {shape && history && (
              <>
                <Lines shape={shape} />
                {shape.unknown.map(({ from, to, isBefore }) => (
                  <UnknownTime
                    key={to}
                    from={share(from, shape)}
                    to={share(to, shape)}
                    words={isBefore ? t('since', { time: clock(to) }) : t('gap')}
                  />
                ))}
                {at !== null && (
                  <span
                    aria-hidden="true"
                    className="pointer-events-none absolute inset-y-0 w-px bg-ink"
                    style={{ left: percent(share(at, shape)) }}
                  />
                )}
                <div
                  role="slider"
                  tabIndex={0}
                  aria-label={t('moment')}
                  aria-valuemin={0}
                  aria-valuemax={KEYS}
                  aria-valuenow={Math.round(((at ?? shape.to) - shape.from) / keyOf(shape))}
                  aria-valuetext={toldAt(shape, at ?? shape.to)}
                  className="absolute inset-0"
                  onFocus={() => chosen === null && setChosen(shape.to)}
                  onBlur={() => setChosen(null)}
                  onKeyDown={(event) => {
                    const next = momentAfter(event, at ?? shape.to, shape);
                    if (next === null) return;
                    event.preventDefault();
                    setChosen(next);
                  }}
                />
                <ChartMarks service={service} marks={shape.marks} gaps={history.gaps} />
              </>
            )}
          </div>
        </div>
        <div aria-hidden="true" className="relative mt-1 ml-8 h-5 text-muted text-xs tabular-nums">
          {shape?.ticks.map((tick) => (
            <span
              key={tick}
              className="-translate-x-1/2 absolute whitespace-nowrap [&:nth-child(even)]:max-sm:hidden"
              style={{ left: percent(share(tick, shape)) }}
            >
              {clock(tick)}
            </span>
          ))}
        </div>
        <MarkLegend />
      </div>
    </Section>
  );

  function toldAt(of: HistoryShape, moment: number | null): string {
    const time = moment ?? of.to;
    const point = pointAt(of.points, time);
    const when = moment === null ? t('now') : clock(time);
    const unknown = unknownAt(of, time);
    if (unknown && !unknown.isBefore) return t(moment === null ? 'unwatchedNow' : 'unwatched', { when });
    if (!point) return t('unknown', { when });
    return t('told', { when, running: `${point.running}`, desired: `${point.desired}` });
  }
}

function Lines({ shape }: { readonly shape: HistoryShape }): ReactNode {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 1 1"
      preserveAspectRatio="none"
      className="absolute inset-0 size-full"
    >
      {shape.ticks.map((tick) => (
        <path
          key={tick}
          d={`M${share(tick, shape)} 0V1`}
          className="stroke-line"
          strokeWidth={1}
          vectorEffect="non-scaling-stroke"
        />
      ))}
      <path d={shape.area} className="fill-success/25" />
      <path
        d={shape.running}
        className="fill-none stroke-success"
        strokeWidth={1.5}
        vectorEffect="non-scaling-stroke"
      />
      <path
        d={shape.desired}
        className="fill-none stroke-ink"
        strokeWidth={2}
        strokeDasharray="5 3"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}

function momentAt(
  { currentTarget, clientX }: { readonly currentTarget: Element; readonly clientX: number },
  { from, to }: HistoryShape,
): number {
  const { left, width } = currentTarget.getBoundingClientRect();
  return from + ((clientX - left) / Math.max(1, width)) * (to - from);
}

function momentAfter({ key }: KeyboardEvent, at: number, shape: HistoryShape): number | null {
  const { from, to } = shape;
  const step = keyOf(shape);
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return Math.max(from, at - step);
    case 'ArrowRight':
    case 'ArrowUp':
      return Math.min(to, at + step);
    case 'PageDown':
      return Math.max(from, at - 10 * step);
    case 'PageUp':
      return Math.min(to, at + 10 * step);
    case 'Home':
      return from;
    case 'End':
      return to;
    default:
      return null;
  }
}

const share = (at: number, { from, to }: HistoryShape): number => (at - from) / (to - from);
const keyOf = ({ from, to }: HistoryShape): number => (to - from) / KEYS;
const percent = (share: number): string => `${(share * 100).toFixed(3)}%`;
