import type { Step } from '@/lib/client/cluster-store';
import { nodeName } from '@/lib/swarm/objects/node';
import { hasFailed, isOver, isWaiting } from '@/lib/swarm/objects/task';

/** What happened since it was last said aloud, in numbers. */
export interface News {
  readonly running: number;
  readonly failed: number;
  readonly ended: number;
  readonly waiting: number;
  readonly nodes: readonly { readonly name: string; readonly state: string }[];
}

export const EMPTY_NEWS: News = { running: 0, failed: 0, ended: 0, waiting: 0, nodes: [] };

export const isNews = ({ running, failed, ended, waiting, nodes }: News): boolean =>
  running + failed + ended + waiting + nodes.length > 0;

/** Adds one step to the news; a picture that was only caught up with is none. */
export function gather(news: News, { before, delta, fresh }: Step): News {
  if (fresh) return news;
  let { running, failed, ended, waiting } = news;
  for (const task of delta.put.tasks ?? []) {
    const old = before.tasks.get(task.id);
    if (old?.state === task.state) continue;
    if (task.state === 'running') running += 1;
    else if (hasFailed(task)) failed += 1;
    else if (isOver(task)) ended += 1;
    else if (isWaiting(task) && !old) waiting += 1;
  }
  const nodes = (delta.put.nodes ?? [])
    .filter((node) => before.nodes.get(node.id)?.state !== node.state)
    .map((node) => ({ name: nodeName(node), state: node.state }));
  const others = news.nodes.filter(({ name }) => nodes.every((node) => node.name !== name));
  return { running, failed, ended, waiting, nodes: [...others, ...nodes] };
}
