import type { TaskId } from '@/lib/swarm/objects/ids';
import { type LogLine, logTime, logTimeMs } from '@/lib/swarm/picture/log-line';
import { plainText } from './ansi';

/** A line as the page holds it. */
export interface LogRow {
  /** Rises by one from row to row, for as long as the page is open. */
  readonly id: number;
  readonly line: LogLine;
  /** Its text without control sequences. */
  readonly plain: string;
}

interface Written {
  /** The newest time that its lines had. */
  newest: string;
  /** The time of the last line that was sent since the stream was opened; '' where none was. */
  last: string;
  /** What it wrote before and may be sent again, counted; null where nothing is. */
  again: Map<string, number> | null;
}

/** Two writers of one container may be this far out of order; a line further back is sent again, ms. */
const RACE_MS = 100;
/** After a break, tasks that wrote this long before the newest line are heard from their own newest line on, ms. */
const RECENT_MS = 60_000;

/**
 * The lines of a page, in the order in which they came, without doubles. Bounded: at the limit the oldest go, or,
 * where it holds its `beginning`, what comes is refused.
 */
export class LogBuffer {
  /** In order, and changed in place: compare `version`. */
  readonly rows: LogRow[] = [];
  /** How many rows are gone for lack of room. */
  dropped = 0;
  version = 0;
  private characters = 0;
  private next = 0;
  private readonly tasks = new Map<TaskId, Written>();

  constructor(
    private readonly limit: {
      readonly rows: number;
      readonly characters: number;
      readonly keep: 'newest' | 'beginning';
    },
  ) {}

  /** The most rows that it holds. */
  get capacity(): number {
    return this.limit.rows;
  }

  /** It holds the beginning, and nothing more fits. */
  get isFull(): boolean {
    return this.limit.keep === 'beginning' && this.isOver;
  }

  /** A stream is being opened: what it sends first may be here already. */
  beginPass(): void {
    for (const written of this.tasks.values()) written.last = '';
  }

  /** From when on a stream must be heard that goes on where the last one broke; null: nothing came yet. */
  resumeFrom(): string | null {
    const newest = [...this.tasks.values()].map((written) => written.newest).sort();
    const last = newest.at(-1);
    if (last === undefined) return null;
    // Clocks of nodes differ: each task counts by its own lines. What is quiet for long would bring back far too much.
    const recent = before(last, RECENT_MS);
    const since = newest.find((at) => at >= recent) ?? last;
    const oldest = this.dropped > 0 ? this.rows[0]?.line.at : undefined;
    return oldest !== undefined && oldest > since ? oldest : since;
  }

  /** Adds what is not here yet. */
  append(lines: readonly LogLine[]): void {
    for (const line of lines) {
      if (this.isFull) break;
      if (this.isNew(line)) this.push(line);
    }
    this.makeRoom();
    this.version += 1;
  }

  private push(line: LogLine): void {
    this.rows.push({ id: this.next, line, plain: plainText(line.text) });
    this.next += 1;
    this.characters += line.text.length;
  }

  private isNew(line: LogLine): boolean {
    const written = this.tasks.get(line.task);
    if (!written) {
      this.tasks.set(line.task, { newest: line.at, last: line.at, again: null });
      return true;
    }
    const { last } = written;
    written.last = line.at;
    if (line.at > written.newest) {
      written.newest = line.at;
      written.again = null;
      return true;
    }
    const isBack = last === '' || line.at < before(last, RACE_MS);
    if (isBack) written.again = this.writtenSince(line.task, before(line.at, RACE_MS));
    if (!written.again) return true;
    const key = keyOf(line);
    const times = written.again.get(key) ?? 0;
    if (times > 0) written.again.set(key, times - 1);
    const oldest = this.rows[0]?.line.at ?? '';
    // What is older than all that is kept was here, and is gone.
    return times === 0 && !(this.dropped > 0 && line.at < oldest);
  }

  private writtenSince(task: TaskId, at: string): Map<string, number> {
    const found = new Map<string, number>();
    for (const { line } of this.rows) {
      if (line.task !== task || line.at < at) continue;
      const key = keyOf(line);
      found.set(key, (found.get(key) ?? 0) + 1);
    }
    return found;
  }

  private get isOver(): boolean {
    return this.rows.length >= this.limit.rows || this.characters >= this.limit.characters;
  }

  /** A tenth at once: taking rows from the front moves all the others. */
  private makeRoom(): void {
    if (this.limit.keep === 'beginning' || !this.isOver) return;
    let count = this.rows.length - Math.floor(this.limit.rows * 0.9);
    const most = this.limit.characters * 0.9;
    let characters = this.characters;
    for (let i = 0; i < this.rows.length && (i < count || characters > most); i++) {
      characters -= this.rows[i]?.line.text.length ?? 0;
      count = Math.max(count, i + 1);
    }
    this.rows.splice(0, count);
    this.characters = characters;
    this.dropped += count;
  }
}

const before = (at: string, ms: number): string => logTime(logTimeMs(at) - ms);

const keyOf = ({ at, stream, text }: LogLine): string => `${at} ${stream} ${text}`;
