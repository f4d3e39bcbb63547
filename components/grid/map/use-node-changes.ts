import { useMemo, useSyncExternalStore } from 'react';
import type { PictureTopic } from '@/lib/client/picture-topic';
import type { Topics } from '@/lib/client/topics';
import { useClient } from '@/lib/client/use-client';
import type { NodeId } from '@/lib/swarm/objects/ids';

/** Which nodes, or their tasks, changed since they were last taken. Hears of those nodes alone. */
class NodeChanges {
  /** Another one whenever there is something to take. */
  version = 0;
  private changed = new Set<NodeId>();

  constructor(
    private readonly topics: Topics<PictureTopic>,
    private readonly ids: readonly NodeId[],
  ) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    const ends = this.ids.flatMap((id) => {
      const mark = () => {
        const isFirst = this.changed.size === 0;
        this.changed.add(id);
        if (!isFirst) return;
        this.version += 1;
        listener();
      };
      return [this.topics.on(`tally:${id}`, mark), this.topics.on(`node:${id}`, mark)];
    });
    return () => {
      for (const end of ends) end();
    };
  };

  readonly take = (): ReadonlySet<NodeId> => {
    const taken = this.changed;
    this.changed = new Set();
    return taken;
  };
}

/** Paints the component again when one of these nodes changes, in the commit that shows the change; `take` tells which. */
export function useNodeChanges(ids: readonly NodeId[]): { readonly take: () => ReadonlySet<NodeId> } {
  const { cluster } = useClient();
  const changes = useMemo(() => new NodeChanges(cluster.topics, ids), [cluster, ids]);
  useSyncExternalStore(
    changes.subscribe,
    () => changes.version,
    () => 0,
  );
  return changes;
}
