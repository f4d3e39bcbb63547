import type { NodeId, TaskId } from '@/lib/swarm/objects/ids';
import type { LogLine } from '@/lib/swarm/picture/log-line';
import { shownWords } from '../wire/shown-words';
import type { Frame } from './demultiplexer';

/** Lines, and what Docker says of those that it could not get. */
export interface LogBatch {
  readonly lines: readonly LogLine[];
  /** Docker's own words. */
  readonly warnings: readonly string[];
}

/** The most that is kept of one line, bytes; Docker hands longer ones over in parts of as much. */
export const LONGEST_LINE = 16 * 1024;

type Begun = Omit<LogLine, 'text' | 'cut'> & { parts: Buffer[]; size: number; cut: number };

/** Reads what was asked for with `timestamps` and `details`: time, ids, text. Joins the parts of long lines, and cuts them. */
export class LineReader {
  /** Lines of which only the first parts came, by task and stream. */
  private readonly begun = new Map<string, Begun>();
  /** What is not Docker's was met, and told. */
  private isStrange = false;
  private latest: Ids | null = null;

  read(frames: readonly Frame[]): LogBatch {
    const lines: LogLine[] = [];
    const warnings: string[] = [];
    for (const frame of frames) {
      const head = frame.stream === 'system' ? null : readHead(frame.bytes, this.latest);
      if (head) this.latest = head.ids;
      if (frame.stream !== 'system' && head) this.add(frame, frame.stream, head, lines);
      else {
        const [prefix = '', words = ''] = ERROR.exec(frame.bytes.toString()) ?? [];
        if (prefix) warnings.push(shownWords(words));
        else if (!this.isStrange && frame.bytes.toString().trim()) {
          this.isStrange = true;
          warnings.push(STRANGE);
        }
      }
    }
    return { lines, warnings };
  }

  /** The lines that never ended. */
  end(): LogBatch {
    const lines = [...this.begun.values()].map(finish);
    this.begun.clear();
    return { lines, warnings: [] };
  }

  private add(frame: Frame, stream: LogLine['stream'], head: Head, lines: LogLine[]): void {
    const { task, node } = head.ids;
    const key = `${task} ${stream}`;
    const ends = frame.bytes.at(-1) === NEWLINE || frame.cut > 0;
    const text = frame.bytes.subarray(head.length, endOf(frame.bytes));
    let line = this.begun.get(key);
    if (line && line.at !== head.at) {
      lines.push(finish(line));
      line = undefined;
    }
    line ??= { task, node, stream, at: head.at, parts: [], size: 0, cut: 0 };
    const fits = text.subarray(0, Math.max(0, LONGEST_LINE - line.size));
    line.parts.push(fits);
    line.size += fits.length;
    line.cut += text.length - fits.length + frame.cut;
    if (ends) {
      this.begun.delete(key);
      lines.push(finish(line));
    } else this.begun.set(key, line);
  }
}

/** How Docker begins its own words, whatever the stream. */
const ERROR = /^\s*Error grabbing logs: (?:rpc error: code = \w+ desc = )?(.*)/s;
const STRANGE = 'some of what came is not a log of Docker’s, and is left out';
const NEWLINE = 10;
const RETURN = 13;
const SPACE = 32;

/** Whose a line is, and how Docker wrote that. */
interface Ids {
  readonly text: string;
  readonly task: TaskId;
  readonly node: NodeId;
}

interface Head {
  readonly at: string;
  readonly ids: Ids;
  /** Of the head in bytes, with the space after it. */
  readonly length: number;
}

/**
 * Time and ids before a line's text; null where they are missing: then Docker speaks itself, to a terminal. `latest`: those
 * of the line before, which are most often the same, and held once then.
 */
function readHead(bytes: Buffer, latest: Ids | null): Head | null {
  const timeEnd = bytes.indexOf(SPACE);
  const idsEnd = bytes.indexOf(SPACE, timeEnd + 1);
  if (timeEnd < 0 || timeEnd > 40 || idsEnd < 0) return null;
  const at = fixedTime(bytes.toString('latin1', 0, timeEnd));
  const text = bytes.toString('latin1', timeEnd + 1, idsEnd);
  const ids = latest?.text === text ? latest : readIds(text);
  return at === null || !ids ? null : { at, ids, length: idsEnd + 1 };
}

function readIds(text: string): Ids | null {
  const task = /(?:^|,)com\.docker\.swarm\.task\.id=(\w+)/.exec(text)?.[1];
  const node = /(?:^|,)com\.docker\.swarm\.node\.id=(\w+)/.exec(text)?.[1];
  // Docker's ids, as it wrote them.
  return task && node ? { text, task: task as TaskId, node: node as NodeId } : null;
}

/** Nine digits after the second, in UTC. */
function fixedTime(text: string): string | null {
  const [, second, fraction = '', zone] =
    /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)$/.exec(text) ?? [];
  if (second === undefined || Number.isNaN(Date.parse(`${second}${zone}`))) return null;
  const utc = zone === 'Z' ? second : new Date(`${second}${zone}`).toISOString().slice(0, 19);
  return `${utc}.${fraction.padEnd(9, '0')}Z`;
}

/** Where the text ends: before `\n`, and before the `\r` that a terminal puts there. */
function endOf(bytes: Buffer): number {
  const end = bytes.at(-1) === NEWLINE ? bytes.length - 1 : bytes.length;
  return end < bytes.length && bytes[end - 1] === RETURN ? end - 1 : end;
}

/** What is not UTF-8 becomes U+FFFD. */
function finish({ task, node, stream, at, parts, cut }: Begun): LogLine {
  // Named one by one: what is spread gets a hidden class of its own, for each of the thousands of lines that are kept.
  return { task, node, stream, at, text: Buffer.concat(parts).toString('utf8'), cut };
}
