import type { ServiceId } from '@/lib/swarm/objects/ids';
import { HOUR_MS } from '@/lib/swarm/picture/kept-activity';
import type { ReplicaPoint } from '@/lib/swarm/picture/service-history';

/** Points within it are one: the finest that a line of an hour shows. */
const FINEST_MS = 1_000;
/** What is full is made coarser until so much of its room is taken: many fit before the next time, and a look at all must pay. */
const FULL = 3 / 4;
/** A line with less of its share than this has room for the finest step again. */
const ROOM = 1 / 4;

/** A service's points, oldest first. What changes often is told more coarsely while it does, so that the whole hour has room. */
interface Line {
  points: ReplicaPoint[];
  /** How long what changes is one point. */
  stepMs: number;
}

/** How many were meant to run and ran, of each service, in the last hour. */
export interface ReplicaLines {
  add(service: ServiceId, point: ReplicaPoint): void;
  /** From the point that held at `from` (ms since 1970) on, which begins there. */
  of(service: ServiceId, from: number): readonly ReplicaPoint[];
  drop(service: ServiceId): void;
}

export function createReplicaLines(bounds: {
  readonly pointsEach: number;
  readonly points: number;
}): ReplicaLines {
  const lines = new Map<ServiceId, Line>();
  /** Points of all lines. */
  let kept = 0;

  const set = (line: Line, points: ReplicaPoint[]) => {
    kept += points.length - line.points.length;
    line.points = points;
  };
  /** What ended before the hour goes. */
  const forget = ({ points }: Line, now: number) => {
    while ((points[1]?.at ?? now) <= now - HOUR_MS) {
      points.shift();
      kept -= 1;
    }
  };
  const shorten = (line: Line, most: number) => {
    for (; line.points.length > most && line.stepMs < HOUR_MS; line.stepMs *= 2)
      set(line, coarser(line.points, line.stepMs * 2));
    if (line.points.length > most) set(line, line.points.slice(-most));
  };
  /** Points of each, where all have as many. */
  const fairShare = () => Math.min(bounds.pointsEach, bounds.points / lines.size);

  return {
    add(service, point) {
      const line = lines.get(service) ?? { points: [], stepMs: FINEST_MS };
      lines.set(service, line);
      forget(line, point.at);
      if (line.points.length <= Math.max(1, fairShare() * ROOM)) line.stepMs = FINEST_MS;
      const before = kept - line.points.length;
      push(line.points, point, line.stepMs);
      kept = before + line.points.length;
      if (line.points.length > bounds.pointsEach) shorten(line, bounds.pointsEach * FULL);
      if (kept <= bounds.points) return;
      for (const each of lines.values()) forget(each, point.at);
      if (kept <= bounds.points * FULL) return;
      for (const each of lines.values()) shorten(each, Math.max(1, Math.floor(fairShare() * FULL)));
    },
    of: (service, from) => since(lines.get(service)?.points ?? [], from),
    drop(service) {
      kept -= lines.get(service)?.points.length ?? 0;
      lines.delete(service);
    },
  };
}

/** Adds what differs from the last. Of a step it keeps what came of it, and of one longer than the finest the least that ran, too. */
function push(points: ReplicaPoint[], point: ReplicaPoint, stepMs: number): void {
  const inStep = (other: ReplicaPoint | undefined): other is ReplicaPoint =>
    other !== undefined && Math.floor(other.at / stepMs) === Math.floor(point.at / stepMs);
  const last = points.at(-1);
  const least = points.at(-2);
  if (last && isSame(last, point)) return;
  const isFull = stepMs === FINEST_MS ? inStep(last) : inStep(least);
  if (isFull && stepMs > FINEST_MS && last && least && last.running < least.running) points.splice(-2, 1);
  else if (isFull) points.pop();
  const earlier = points.at(-1);
  if (!(isFull && earlier && isSame(earlier, point))) points.push(point);
}

function coarser(points: readonly ReplicaPoint[], stepMs: number): ReplicaPoint[] {
  const fewer: ReplicaPoint[] = [];
  for (const point of points) push(fewer, point, stepMs);
  return fewer;
}

function since(points: readonly ReplicaPoint[], from: number): ReplicaPoint[] {
  const first = points.findLastIndex(({ at }) => at <= from);
  if (first < 0) return [...points];
  return points.slice(first).map((point, index) => (index === 0 ? { ...point, at: from } : point));
}

const isSame = (a: ReplicaPoint, b: ReplicaPoint): boolean =>
  a.desired === b.desired && a.running === b.running;
