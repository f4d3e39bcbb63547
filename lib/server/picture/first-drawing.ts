import { inSlices } from '@/lib/base/in-slices';
import type { Observer } from '@/lib/observer/observer';
import type { Drawn, OutlinedNode } from '@/lib/protocol/first-answer';
import type { Hello } from '@/lib/protocol/hello';
import { packSnapshot } from '@/lib/protocol/pack-picture';
import type { PackedSnapshot } from '@/lib/protocol/picture';
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
  for(session: Session, density: Density | null): Promise<Drawn | null>;
}

/** While the swarm changes it is drawn about once a second: the socket brings what is missing. */
const CHANGING_MS = 1_000;
/** What needs attention is a matter of time, too. */
const RESTING_MS = 60_000;

interface Kept {
  readonly revision: number;
  readonly madeAt: number;
  readonly picture: Promise<PackedSnapshot | null>;
  readonly drawings: Map<string, Drawn>;
}

export function createFirstDrawing(
  observer: Pick<Observer, 'cluster' | 'revision' | 'feed' | 'activities'>,
  hello: (session: Session) => Hello,
  clock = () => performance.now(),
): FirstDrawing {
  let kept: Kept | null = null;

  function current(): Kept {
    const age = kept ? clock() - kept.madeAt : Number.POSITIVE_INFINITY;
    if (kept && age < (kept.revision === observer.revision ? RESTING_MS : CHANGING_MS)) return kept;
    const { cluster, revision, feed, activities } = observer;
    const isSmall = cluster.tasks.size <= LIMITS.drawnTasks && cluster.nodes.size <= LIMITS.drawnTasks;
    kept = {
      revision,
      madeAt: clock(),
      picture: isSmall
        ? inSlices(packSnapshot({ cluster, revision, feed, activities }, wholeName))
        : Promise.resolve(null),
      drawings: new Map(),
    };
    return kept;
  }

  return {
    async for(session, asked) {
      if (session.role === null || observer.feed.state !== 'live' || observer.revision === 0) return null;
      const { drawings, picture } = current();
      const { cluster, revision } = observer;
      const density = asked ?? firstDensity(cluster.nodes.size, cluster.tasks.size);
      const drawnFor = ofNobody(session);
      const key = JSON.stringify([density, drawnFor]);
      const known = drawings.get(key);
      if (known) return known;
      const snapshot = isMap(density) ? null : await picture;
      const greeting = hello(drawnFor);
      const drawn: Drawn =
        snapshot === null || isMap(density)
          ? { hello: greeting, density, totals: { ...totals(cluster), revision }, outline: outline(cluster) }
          : { hello: greeting, density, snapshot };
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
