import { delay } from '@/lib/base/time';
import { connect } from '@/lib/client/connect';
import type { Task } from '@/lib/swarm/objects/task';

/**
 * A further browser without a window: the product's own client. It tells which revision brought what, so that the page
 * needs only be asked when it showed that revision.
 */
export interface Watcher {
  readonly tasks: () => Iterable<Task>;
  /** The first revisions from now on that bring `count` tasks for which `isIt`, one for each; fewer after `limitMs`. */
  revisionsWith(count: number, isIt: (task: Task) => boolean, limitMs: number): Promise<number[]>;
  close(): void;
}

/** Connects to the server at `url`, and resolves when the picture is there and live. */
export async function startWatcher(url: string): Promise<Watcher> {
  const client = connect(url);
  const { cluster } = client;
  const waiting = new Set<(brought: readonly Task[]) => void>();
  let brought: readonly Task[] = [];
  cluster.observe(({ delta }) => {
    brought = delta.put.tasks ?? [];
  });
  cluster.topics.on('picture', () => {
    for (const each of [...waiting]) each(brought);
  });
  while (client.connection.get() !== 'live') await delay(5);
  return {
    tasks: () => cluster.cluster.tasks.values(),
    revisionsWith(count, isIt, limitMs) {
      const found = new Map<string, number>();
      return new Promise((resolve) => {
        const end = () => {
          clearTimeout(timer);
          waiting.delete(look);
          resolve([...found.values()]);
        };
        const look = (tasks: readonly Task[]) => {
          for (const task of tasks)
            if (!found.has(task.id) && isIt(task)) found.set(task.id, cluster.revision);
          if (found.size >= count) end();
        };
        const timer = setTimeout(end, limitMs);
        waiting.add(look);
      });
    },
    close: () => client.close(),
  };
}
