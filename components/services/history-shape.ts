import { isOfKind } from '@/lib/swarm/picture/activity-kinds';
import { type KeptActivity, MINUTE_MS } from '@/lib/swarm/picture/kept-activity';
import type { ReplicaPoint, ServiceHistory } from '@/lib/swarm/picture/service-history';

/** Marks nearer than this part of the drawing are one. */
const APART = 0.018;

/** How much is drawn, minutes, and how far apart the moments below it are: the shortest that holds all that is known. */
const SPANS = [
  { minutes: 5, tick: 1 },
  { minutes: 15, tick: 3 },
  { minutes: 30, tick: 5 },
  { minutes: 60, tick: 10 },
] as const;
const WHOLE = SPANS[3];

export const MARK_SORTS = ['failure', 'deploy', 'scaling'] as const;
export type MarkSort = (typeof MARK_SORTS)[number];

/** What happened about one moment: its gravest sort, and all that was told, oldest first. */
export interface ChartMark {
  /** 0 at the left edge, 1 now. */
  readonly x: number;
  readonly sort: MarkSort;
  readonly activities: readonly KeptActivity[];
}

/** A time that was not watched, as far as it is drawn, ms since 1970. */
interface UnknownTime {
  readonly from: number;
  readonly to: number;
  /** Whether the server had not begun to watch; otherwise it was kept from it. */
  readonly isBefore: boolean;
}

/** What is known of a service's last hour as a drawing of 1 by 1, y downwards. */
export interface HistoryShape {
  readonly minutes: number;
  /** Its edges, ms since 1970. */
  readonly from: number;
  readonly to: number;
  /** Tasks at the upper edge. */
  readonly most: number;
  /** Of what nothing is known, and nothing drawn; oldest first. */
  readonly unknown: readonly UnknownTime[];
  /** SVG paths: two step lines, and the area below the second; interrupted where nothing is known. Empty without points. */
  readonly desired: string;
  readonly running: string;
  readonly area: string;
  readonly points: readonly ReplicaPoint[];
  readonly marks: readonly ChartMark[];
  /** Round moments by the viewer's clock, ms since 1970. */
  readonly ticks: readonly number[];
}

/** `live`: how many are wanted and run now, which the page knows before the server is asked again. */
export function historyShape(
  history: ServiceHistory,
  live: { readonly desired: number; readonly running: number },
  now: number,
): HistoryShape {
  const watched = now - history.since;
  const { minutes, tick } = SPANS.find((span) => watched <= span.minutes * MINUTE_MS) ?? WHOLE;
  const from = now - minutes * MINUTE_MS;
  const x = (at: number) => Math.min(1, Math.max(0, (at - from) / (now - from)));
  const unknown = unknownOf(history, from, now);
  const known = knownOf(unknown, from, now);
  const last = history.points.at(-1);
  const isNew =
    known.at(-1)?.to === now &&
    last !== undefined &&
    (last.desired !== live.desired || last.running !== live.running);
  const points = clipped([...history.points, ...(isNew ? [{ at: now, ...live }] : [])], from);
  const most = Math.max(1, ...points.map(({ desired, running }) => Math.max(desired, running)));
  // Room above the line, so that it is no edge of the box.
  const top = most * 1.15;
  const pieces = known.flatMap((span) => {
    const own = clipped(points, span.from).filter(({ at }) => at <= span.to);
    return own[0] ? [{ own, start: fixed(x(own[0].at)), end: fixed(x(span.to)) }] : [];
  });
  const line = (of: (point: ReplicaPoint) => number, foot: (start: string) => string = () => '') =>
    pieces
      .map(({ own, start, end }) => {
        const [first = '', ...others] = own.map((point) => fixed(1 - of(point) / top));
        const steps = others.map((y, i) => `H${fixed(x(own[i + 1]?.at ?? now))}V${y}`);
        return `M${start} ${first}${steps.join('')}H${end}${foot(start)}`;
      })
      .join('');
  return {
    minutes,
    from,
    to: now,
    most,
    unknown,
    desired: line(({ desired }) => desired),
    running: line(({ running }) => running),
    area: line(
      ({ running }) => running,
      (start) => `V1H${start}Z`,
    ),
    points,
    marks: marksOf(history.marks, x, from),
    ticks: ticksOf(from, now, tick),
  };
}

/** Where the line of so many tasks lies: 0 at the upper edge, 1 at the lower. */
export const heightOf = (count: number, most: number): number => 1 - count / (most * 1.15);

/** The time about a moment of which nothing is known; null where something is. */
export const unknownAt = ({ unknown, to: now }: HistoryShape, at: number): UnknownTime | null =>
  unknown.find(({ from, to }) => from <= at && (at < to || to === now)) ?? null;

function unknownOf({ since, gaps }: ServiceHistory, from: number, now: number): readonly UnknownTime[] {
  return [
    { from, to: since, isBefore: true },
    ...gaps.map((gap) => ({ from: gap.from, to: gap.to ?? now, isBefore: false })),
  ]
    .map((time) => ({ ...time, from: Math.max(from, time.from), to: Math.min(now, time.to) }))
    .filter((time) => time.from < time.to);
}

/** What is left of the time between `from` and `now`. */
function knownOf(unknown: readonly UnknownTime[], from: number, now: number) {
  const starts = [from, ...unknown.map(({ to }) => to)];
  const ends = [...unknown.map((time) => time.from), now];
  return starts
    .map((start, i) => ({ from: start, to: ends[i] ?? now }))
    .filter((span) => span.from < span.to);
}

/** What held at a moment; null before anything is known. */
export const pointAt = (points: readonly ReplicaPoint[], at: number): ReplicaPoint | null =>
  points.findLast((point) => point.at <= at) ?? null;

/** Of what held at the left edge, the part that is drawn. */
function clipped(points: readonly ReplicaPoint[], from: number): readonly ReplicaPoint[] {
  const first = points.findLastIndex(({ at }) => at <= from);
  return first < 0
    ? points
    : points.slice(first).map((point) => ({ ...point, at: Math.max(from, point.at) }));
}

function sortOf(activity: KeptActivity): MarkSort | null {
  if (isOfKind(activity, 'failures')) return 'failure';
  if (activity.kind === 'task-replaced' && activity.cause === 'failed') return 'failure';
  if (isOfKind(activity, 'deploys')) return 'deploy';
  return isOfKind(activity, 'scalings') ? 'scaling' : null;
}

function marksOf(
  activities: readonly KeptActivity[],
  x: (at: number) => number,
  from: number,
): readonly ChartMark[] {
  const marks: { x: number; sort: MarkSort; activities: KeptActivity[] }[] = [];
  for (const activity of activities) {
    const sort = sortOf(activity);
    if (sort === null || activity.at < from) continue;
    const at = x(activity.at);
    const last = marks.at(-1);
    if (!last || at - last.x > APART) {
      marks.push({ x: at, sort, activities: [activity] });
      continue;
    }
    last.activities.push(activity);
    if (MARK_SORTS.indexOf(sort) < MARK_SORTS.indexOf(last.sort)) last.sort = sort;
  }
  return marks;
}

function ticksOf(from: number, to: number, apart: number): readonly number[] {
  const first = new Date(from);
  first.setSeconds(0, 0);
  first.setMinutes(Math.ceil((first.getMinutes() + 1) / apart) * apart);
  const ticks: number[] = [];
  for (let at = first.getTime(); at <= to; at += apart * MINUTE_MS) ticks.push(at);
  return ticks;
}

const fixed = (value: number): string => String(Number(value.toFixed(4)));
