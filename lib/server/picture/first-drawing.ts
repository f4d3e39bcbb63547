import { atOnce } from '@/lib/base/in-slices';
import type { Observer } from '@/lib/observer/observer';
import type { Drawn, OutlinedNode } from '@/lib/protocol/first-answer';
import type { Hello } from '@/lib/protocol/hello';
import { packSnapshot } from '@/lib/protocol/pack-picture';
import type { Session } from '@/lib/protocol/session';
import { wholeName } from '@/lib/protocol/task-names';
import { type Density, firstDensity, isMap } from '@/lib/swarm/layout/density';
import { byRoleAndName } from '@/lib/swarm/layout/view';
import type { NodeId } from '@/lib/swarm/objects/ids';
import { nodeName } from '@/lib/swarm/objects/node';
import { isOver } from '@/lib/swarm/objects/task';
import { LIMITS } from '../limits/limits';

/** What pages are drawn with, made once for all who open one. */
export interface FirstDrawing {
  /** For who has `session`, as the grid was last shown in that browser (null: it never was). Null: nothing live to draw. */
  for(session: Session, density: Density | null): Drawn | null;
}

/** While the swarm changes it is drawn about once a second: the socket brings what is missing. */
const CHANGING_MS = 1_000;
/** What needs attention is a matter of time, too. */
const RESTING_MS = 60_000;

interface Kept {
  readonly revision: number;
  readonly madeAt: number;
  readonly drawings: Map<string, Drawn>;
}

export function createFirstDrawing(
  observer: Pick<Observer, 'cluster' | 'revision' | 'feed' | 'activities'>,
  hello: (session: Session) => Hello,
  clock = () => performance.now(),
): FirstDrawing {
  let kept: Kept = { revision: -1, madeAt: Number.NEGATIVE_INFINITY, drawings: new Map() };

  function current(): Kept['drawings'] {
    const limit = kept.revision === observer.revision ? RESTING_MS : CHANGING_MS;
    if (clock() - kept.madeAt >= limit)
      kept = { revision: observer.revision, madeAt: clock(), drawings: new Map() };
    return kept.drawings;
  }

  function draw(session: Session, density: Density): Drawn {
    const { cluster, revision, feed, activities } = observer;
    const greeting = hello(session);
    const { nodes, tasks } = cluster;
    if (isMap(density) || tasks.size > LIMITS.drawnTasks || nodes.size > LIMITS.drawnTasks)
      return {
        hello: greeting,
        density,
        totals: { ...totals(cluster), revision },
        outline: outline(cluster),
      };
    const snapshot = atOnce(packSnapshot({ cluster, revision, feed, activities }, wholeName));
    return { hello: greeting, density, snapshot };
  }

  return {
    for(session, asked) {
      if (session.role === null || observer.feed.state !== 'live' || observer.revision === 0) return null;
      const drawings = current();
      const { nodes, tasks } = observer.cluster;
      const density = asked ?? firstDensity(nodes.size, tasks.size, fullest(observer.cluster));
      const drawnFor = ofNobody(session);
      const key = JSON.stringify([density, drawnFor]);
      const drawn = drawings.get(key) ?? draw(drawnFor, density);
      drawings.set(key, drawn);
      return drawn;
    },
  };
}

/** What a drawing may show of who it is for: a role. Who did not sign in is nobody already. */
const ofNobody = (session: Session): Session =>
  session.name === null ? session : { role: session.role, stacks: null, name: null, signIn: 'open' };

function totals({ nodes, tasks }: Observer['cluster']) {
  const alive = [...tasks.values()].filter((task) => !isOver(task));
  return {
    nodes: nodes.size,
    tasks: alive.length,
    running: alive.filter(({ state }) => state === 'running').length,
  };
}

/** Tasks of the fullest node. */
function fullest({ tasks }: Observer['cluster']): number {
  const counts = new Map<NodeId | null, number>();
  for (const task of tasks.values())
    if (!isOver(task)) counts.set(task.node, (counts.get(task.node) ?? 0) + 1);
  counts.delete(null);
  return Math.max(0, ...counts.values());
}

function outline({ nodes, tasks }: Observer['cluster']): OutlinedNode[] {
  const running = new Map<NodeId, number>();
  for (const { node, state } of tasks.values())
    if (node !== null && state === 'running') running.set(node, (running.get(node) ?? 0) + 1);
  return [...nodes.values()].sort(byRoleAndName).map((node) => ({
    id: node.id,
    name: nodeName(node),
    state: node.state,
    availability: node.availability,
    running: running.get(node.id) ?? 0,
  }));
}
