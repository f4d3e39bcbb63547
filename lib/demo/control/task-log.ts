import { splitImage } from '../objects/image';
import { isRunning } from '../objects/task';
import type { Task } from '../objects/wire';
import type { Swarm } from '../swarm/swarm';

export interface LogLine {
  /** ms since 1970; the fraction is part of it. */
  at: number;
  stream: 'stdout' | 'stderr';
  text: string;
  task: Task;
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

/**
 * What a task's container has written after one moment and until another, in order; of its whole life, only the latest
 * lines are kept. Nothing is stored: the lines follow from when it started, so the same moment always has the same line.
 */
export function linesOf(
  swarm: Swarm,
  task: Task,
  { after = 0, until = Number.POSITIVE_INFINITY } = {},
): LogLine[] {
  const container = swarm.agents.containers.get(task.ID);
  if (!container || !isKept(task)) return [];
  const end = container.endedAt ?? swarm.clock.now();
  const lines = [...everyday(task, container.startedAt, end), ...lastWords(task, container)];
  const torrent = floods.get(swarm)?.get(task.ServiceID);
  if (torrent)
    lines.push(...floodOf(task, torrent, Math.max(after, container.startedAt), Math.min(until, end)));
  return lines.filter(({ at }) => at > after && at <= until).sort((a, b) => a.at - b.at);
}

/** Docker keeps a copy of what a driver sends elsewhere, if that is not forbidden, and nothing of what `none` is given. */
function isKept({ Spec: { LogDriver: driver } }: Task): boolean {
  if (driver?.Name === 'none') return false;
  const isCopied = driver?.Options?.['cache-disabled'] !== 'true';
  return isCopied || ['json-file', 'local', 'journald'].includes(driver?.Name ?? '');
}

function everyday(task: Task, startedAt: number, end: number): LogLine[] {
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

function lastWords(
  task: Task,
  { endedAt, exitCode }: { endedAt?: number | undefined; exitCode?: number | undefined },
): LogLine[] {
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

interface Flood {
  from: number;
  until: number;
  /** Of each task. */
  perSecond: number;
}

const floods = new WeakMap<Swarm, Map<string, Flood>>();

/** From now on the service's running tasks write as many lines a second together, for so long. */
export function flood(
  swarm: Swarm,
  service: string,
  { perSecond, seconds }: { perSecond: number; seconds: number },
): void {
  const tasks = swarm.store.tasksOfService(service).filter(isRunning).length;
  const from = swarm.clock.now();
  const all = floods.get(swarm) ?? new Map<string, Flood>();
  all.set(service, { from, until: from + seconds * 1_000, perSecond: perSecond / Math.max(1, tasks) });
  floods.set(swarm, all);
}

/** Its text counts, so that a reader can tell that none is missing. */
function floodOf(task: Task, { from, until, perSecond }: Flood, after: number, end: number): LogLine[] {
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
