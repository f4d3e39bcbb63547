import { cutText } from '@/lib/base/cut-text';
import type { ActivityEvent, FrequentKind } from '@/lib/swarm/picture/activity';
import { type ActivitySubject, type KeptActivity, MINUTE_MS } from '@/lib/swarm/picture/kept-activity';
import { NO_SUBJECT } from './subjects';

/** How many go at once, as a share: taking them from the front must pay. */
const SLACK = 1 / 20;

/** The lines of what happened, the latest of them kept. */
export interface LineLog {
  /** Oldest first. */
  readonly all: readonly KeptActivity[];
  /** When the latest line that is forgotten was seen; null: none is. */
  readonly forgottenUntil: number | null;
  add(
    events: readonly ActivityEvent[],
    at: number,
    subjectOf: (event: ActivityEvent) => ActivitySubject,
  ): void;
}

interface Bounds {
  readonly lines: number;
  readonly linesOfBurst: number;
  readonly textChars: number;
}

export function createLineLog({ lines: most, linesOfBurst, textChars }: Bounds): LineLog {
  const lines: KeptActivity[] = [];
  let seq = 0;
  let forgottenUntil: number | null = null;
  /** Events of this minute by kind. */
  let minute = 0;
  const told = new Map<ActivityEvent['kind'], number>();

  function addOne(event: ActivityEvent, at: number, subject: ActivitySubject): void {
    const count = (told.get(event.kind) ?? 0) + 1;
    told.set(event.kind, count);
    const { kind } = event;
    if (count <= linesOfBurst || !isFrequent(kind)) {
      seq += 1;
      lines.push({ ...cut(event, textChars), seq, at, subject });
      return;
    }
    const sum = {
      kind: 'many',
      of: kind,
      count: count - linesOfBurst,
      at,
      subject: NO_SUBJECT,
    } as const;
    // It was among the latest.
    const index = count === linesOfBurst + 1 ? -1 : lines.findLastIndex((line) => isSumOf(line, kind));
    const known = lines[index];
    if (known) lines[index] = { ...sum, seq: known.seq };
    else {
      seq += 1;
      lines.push({ ...sum, seq });
    }
  }

  return {
    all: lines,
    get forgottenUntil() {
      return forgottenUntil;
    },
    add(events, at, subjectOf) {
      if (events.length === 0) return;
      const now = Math.floor(at / MINUTE_MS);
      if (now !== minute) told.clear();
      minute = now;
      for (const event of events) addOne(event, at, subjectOf(event));
      if (lines.length <= most) return;
      const gone = lines.splice(0, lines.length - Math.ceil(most * (1 - SLACK)));
      forgottenUntil = gone.at(-1)?.at ?? forgottenUntil;
    },
  };
}

const isSumOf = (line: KeptActivity, kind: FrequentKind): boolean => line.kind === 'many' && line.of === kind;

const isFrequent = (kind: ActivityEvent['kind']): kind is FrequentKind =>
  kind !== 'tasks-moved' && kind !== 'leader-changed';

/** Docker's words can be long. */
function cut(event: ActivityEvent, most: number): ActivityEvent {
  if ('error' in event) return { ...event, error: cutText(event.error, most) };
  return 'message' in event ? { ...event, message: cutText(event.message, most) } : event;
}
