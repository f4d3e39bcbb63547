import { groupBy } from '@/lib/base/group';
import type { Activity, ActivityEvent, FrequentKind } from './activity';
import { withLines } from './activity-lines';
import { withMovedTasks } from './moved-tasks';

/** More events of one kind than this within `QUICK_MS` are told as one, which grows while they go on. */
const TOLD_SINGLY = 10;
const QUICK_MS = 2_000;
/** However long it goes on, each minute has a line of its own. */
const LONGEST_MS = 60_000;
/** Events of one kind in quick succession. */
interface Burst {
  readonly began: number;
  readonly latest: number;
  readonly count: number;
  /** Of the line that tells of all; null while they are told singly. */
  readonly seq: number | null;
}

/** Makes the lines of the activity feed out of what happens. */
export class ActivityLog {
  /** The latest lines, oldest first. */
  all: readonly Activity[] = [];
  private readonly bursts = new Map<ActivityEvent['kind'], Burst>();
  private counted = 0;

  /** Takes what happened at `at` (ms since 1970); returns the lines that are new, or other than before. */
  add(events: readonly ActivityEvent[], at: number): readonly Activity[] {
    const lines = [...groupBy(withMovedTasks(events), ({ kind }) => kind)].flatMap(([kind, same]) =>
      isFrequent(kind) ? this.lines(kind, same, at) : same.map((event) => this.line(event, at)),
    );
    this.all = withLines(this.all, lines);
    return lines;
  }

  private lines(kind: FrequentKind, events: readonly ActivityEvent[], at: number): Activity[] {
    const burst = goesOn(this.bursts.get(kind), at) ?? { began: at, latest: at, count: 0, seq: null };
    const count = burst.count + events.length;
    const isMany = burst.seq !== null || count > TOLD_SINGLY;
    const seq = isMany ? (burst.seq ?? ++this.counted) : null;
    this.bursts.set(kind, { began: burst.began, latest: at, count, seq });
    return seq === null
      ? events.map((event) => this.line(event, at))
      : [{ kind: 'many', of: kind, count, seq, at }];
  }

  private line(event: ActivityEvent, at: number): Activity {
    this.counted += 1;
    return { ...event, seq: this.counted, at };
  }
}

const isFrequent = (kind: ActivityEvent['kind']): kind is FrequentKind =>
  kind !== 'tasks-moved' && kind !== 'leader-changed';

function goesOn(burst: Burst | undefined, at: number): Burst | null {
  if (!burst) return null;
  const isQuick = burst.seq === null ? at - burst.began <= QUICK_MS : at - burst.latest <= QUICK_MS;
  return isQuick && at - burst.began <= LONGEST_MS ? burst : null;
}
