import { splitImage } from '../objects/image';
import type { Task } from '../objects/wire';
import type { Container } from './agents';

export interface LogLine {
  /** ms since 1970; the fraction is part of it. */
  readonly at: number;
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
  readonly task: Task;
}

const LINE_EVERY_MS = 3_000;
/** As `json-file` with a bound: older lines are gone. */
const KEPT_LINES = 500;

const PATHS = ['/', '/healthz', '/api/echo', '/static/app.js', '/api/items?page=2'];
const PANIC = [
  '\u001b[31mpanic:\u001b[0m runtime error: invalid memory address or nil pointer dereference',
  'goroutine 1 [running]:',
  '\tmain.serve(0xc000012345)',
  '\t\t/src/main.go:42 +0x1f',
];

/** What it writes from its start to its end or until now, all in ms since 1970; only the latest lines are kept. */
export function everydayLines(task: Task, startedAt: number, end: number): LogLine[] {
  const image = splitImage(task.Spec.ContainerSpec.Image);
  const name = image.name.split('/').at(-1) ?? image.name;
  const slot = task.Slot ?? 0;
  const lines: LogLine[] = [
    { at: startedAt, stream: 'stdout', text: `${name} ${image.tag} is starting`, task },
  ];
  // Tasks speak in turn rather than in chorus.
  const offset = 200 + ((slot * 370) % LINE_EVERY_MS);
  const count = Math.floor((end - startedAt - offset) / LINE_EVERY_MS) + 1;
  for (let n = Math.max(0, count - KEPT_LINES); n < count; n++) {
    const seed = n * 7 + slot * 3;
    const at = startedAt + offset + n * LINE_EVERY_MS;
    const took = 4 + ((seed * 31) % 90);
    const text = `10.0.0.${2 + ((seed * 13) % 200)} "GET ${PATHS[seed % PATHS.length]} HTTP/1.1" \u001b[32m200\u001b[0m ${took} ms`;
    lines.push({ at, stream: 'stdout', text, task });
    if (n % 8 === 5)
      lines.push({
        at: at + 1,
        stream: 'stderr',
        text: `\u001b[1;33mWARN\u001b[0m upstream was slow: ${800 + took} ms`,
        task,
      });
  }
  return lines;
}

/** What it writes at its end, if it had one. */
export function lastLines(task: Task, { endedAt, exitCode }: Container): LogLine[] {
  if (endedAt === undefined || exitCode === undefined) return [];
  if (exitCode === 0) return [{ at: endedAt, stream: 'stdout', text: 'stopped', task }];
  const words = exitCode === 137 ? ['Killed'] : [...PANIC, `fatal: cannot go on, exit code ${exitCode}`];
  return words.map((text, i) => ({
    at: endedAt - (words.length - 1 - i) / 1_000,
    stream: 'stderr',
    text,
    task,
  }));
}

/** Lines that a task writes besides, from one time until another (ms since 1970). */
export interface Flood {
  readonly from: number;
  readonly until: number;
  readonly perSecond: number;
}

/** Its text counts, so that a reader can tell that none is missing. */
export function floodLines(
  task: Task,
  { from, until, perSecond }: Flood,
  after: number,
  end: number,
): LogLine[] {
  const every = 1_000 / perSecond;
  const last = Math.floor((Math.min(end, until) - from) / every);
  const lines: LogLine[] = [];
  for (let n = Math.max(0, Math.floor((after - from) / every)); n <= last; n++) {
    const at = from + n * every;
    lines.push({
      at,
      stream: 'stdout',
      text: `flood ${n} of slot ${task.Slot ?? 0}: the quick brown fox`,
      task,
    });
  }
  return lines;
}
