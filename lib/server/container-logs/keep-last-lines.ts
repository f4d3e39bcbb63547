import type { Clock } from '@/lib/base/time';
import type { Engine } from '@/lib/docker/engine';
import { withTimeLimit } from '@/lib/docker/wire/time-limit';
import type { Change, Observer } from '@/lib/observer/observer';
import { nodeNameOf, taskName } from '@/lib/swarm/derived/task-name';
import type { TaskId } from '@/lib/swarm/objects/ids';
import { hasFailed, slotKey, type Task } from '@/lib/swarm/objects/task';
import { byTime, type LogLine } from '@/lib/swarm/picture/log-line';
import { FailureQueue } from './failure-queue';
import { KeptLines, type KeptTask } from './kept-lines';

export interface KeeperParts {
  readonly engine: Pick<Engine, 'logs'>;
  readonly observer: Pick<Observer, 'cluster' | 'subscribe'>;
  /** Never goes back. */
  readonly clock: Clock;
  /** Aborts when the server stops. */
  readonly signal: AbortSignal;
}

/** Of one task. */
const LAST = 50;
const MOST_CHARACTERS = 16 * 1024;
/** A node that does not answer holds a place for this long, ms. */
const PATIENCE_MS = 10_000;
const AT_ONCE = 2;

/**
 * Reads the last lines of each task that is seen to fail, once, in the background, whoever watches: a crash loop is
 * looked into a minute later. What had failed before the first picture is Docker's to remember. [L5]
 */
export function keepLastLines(parts: KeeperParts): Pick<KeptLines, 'find'> {
  const { engine, observer, clock, signal } = parts;
  const kept = new KeptLines();
  const queue = new FailureQueue<KeptTask>();
  /** Tasks in the picture that failed: each is told of more than once. */
  const seen = new Set<TaskId>();
  let underWay = 0;
  let timer: NodeJS.Timeout | null = null;

  const readMore = () => {
    while (underWay < AT_ONCE && !signal.aborted) {
      const turn = queue.next(clock());
      if (turn === null) return;
      if ('wait' in turn) {
        if (timer) clearTimeout(timer);
        timer = setTimeout(readMore, turn.wait);
        return;
      }
      underWay += 1;
      void read(turn.take).finally(() => {
        underWay -= 1;
        readMore();
      });
    }
  };

  const read = async (task: KeptTask) => {
    try {
      const lines = await withTimeLimit(PATIENCE_MS, signal, (limited) =>
        lastLines(engine, task.id, limited),
      );
      if (lines) kept.keep({ ...task, lines });
    } catch {
      // Docker has forgotten it already, or is in trouble itself: then it is better not asked again.
    }
  };

  const take = (task: Task, isNews: boolean) => {
    if (!hasFailed(task) || task.service === null || seen.has(task.id)) return;
    seen.add(task.id);
    if (!isNews) return;
    const end = endOf(task, task.service, observer.cluster);
    if (end.exitCode === null) kept.keep(end);
    else queue.add(end);
  };

  const unsubscribe = observer.subscribe({
    changed({ revision, delta }: Change) {
      const gone = delta.remove.tasks ?? [];
      for (const id of gone) seen.delete(id);
      if (gone.length > 0) queue.drop(new Set(gone));
      for (const task of delta.put.tasks ?? []) take(task, revision > FIRST);
      readMore();
    },
    feed() {},
  });
  signal.addEventListener('abort', () => {
    unsubscribe();
    if (timer) clearTimeout(timer);
  });
  return kept;
}

/** The revision of the first picture. */
const FIRST = 1;

function endOf(task: Task, service: KeptTask['service'], cluster: Observer['cluster']): KeptTask {
  return {
    id: task.id,
    service,
    stack: cluster.services.get(service)?.stack ?? null,
    slot: slotKey(task),
    name: taskName(task, cluster),
    nodeName: nodeNameOf(task, cluster.nodes),
    failedAt: task.since,
    exitCode: task.exitCode,
    error: task.error || task.message,
    lines: [],
  };
}

/** null where the node could not give them. */
async function lastLines(
  engine: KeeperParts['engine'],
  id: TaskId,
  signal: AbortSignal,
): Promise<readonly LogLine[] | null> {
  const request = { target: { kind: 'task', id }, tail: LAST, since: null, follow: false } as const;
  const read: LogLine[] = [];
  let isWhole = true;
  for await (const { lines, warnings } of await engine.logs(request, signal)) {
    read.push(...lines);
    if (warnings.length > 0) isWhole = false;
  }
  if (read.length === 0 && !isWhole) return null;
  const latest = read.sort(byTime).slice(-LAST);
  let room = MOST_CHARACTERS;
  const first = latest.findLastIndex(({ text }) => {
    room -= text.length;
    return room < 0;
  });
  return latest.slice(first + 1);
}
