'use client';

import { useCallback, useRef, useSyncExternalStore } from 'react';
import type { Store } from '@/lib/base/store';
import type { Source } from '@/lib/protocol/hello';
import type { Session } from '@/lib/protocol/session';
import type { Tally } from '@/lib/swarm/derived/tally';
import type { Tile } from '@/lib/swarm/derived/tile';
import type { Density } from '@/lib/swarm/layout/density';
import type { Cluster } from '@/lib/swarm/objects/cluster';
import type { NodeId, ServiceId, TaskId } from '@/lib/swarm/objects/ids';
import type { SwarmNode } from '@/lib/swarm/objects/node';
import type { Service, ServiceMark } from '@/lib/swarm/objects/service';
import type { Task } from '@/lib/swarm/objects/task';
import type { Activity } from '@/lib/swarm/picture/activity';
import type { Feed } from '@/lib/swarm/picture/feed';
import { type Client, createClient, NO_FEED } from './client';
import type { ClusterStore } from './cluster-store';
import type { Connection } from './connection';
import type { PictureTopic } from './picture-topic';
import type { Place } from './task-index';
import { useClient } from './use-client';

/** What a page is drawn with that the server had no picture for. Hydrating must read the same, though the socket may be ahead. */
const blank = createClient();

/** What the page's HTML was drawn with. A drawn client stays so until the page is hydrated. */
const asDrawn = (client: Client): Client => (client.drawn ? client : blank);

/** Reads one part of the picture, and paints again when one of that part's topics is told and the value is another one. */
export function usePart<T>(
  topic: PictureTopic | readonly PictureTopic[],
  read: (store: ClusterStore) => T,
): T {
  const client = useClient();
  const { cluster } = client;
  const joined = [topic].flat().join(' ');
  const subscribe = useCallback(
    (listener: () => void) => {
      // As they were joined: none has a space.
      const topics = joined.split(' ') as PictureTopic[];
      const ends = topics.map((each) => cluster.topics.on(each, listener));
      return () => {
        for (const end of ends) end();
      };
    },
    [cluster, joined],
  );
  return useSyncExternalStore(
    subscribe,
    () => read(cluster),
    () => read(asDrawn(client).cluster),
  );
}

function useStored<T>(pick: (client: Client) => Store<T>): T {
  const client = useClient();
  const store = pick(client);
  return useSyncExternalStore(store.subscribe, store.get, pick(asDrawn(client)).get);
}

export const useNode = (id: NodeId | null): SwarmNode | null =>
  usePart(`node:${id}`, (store) => (id && store.cluster.nodes.get(id)) || null);

/** All nodes: repaints when any of them changes. */
export const useNodes = (): Cluster['nodes'] => usePart('nodes', (store) => store.cluster.nodes);

export const useService = (id: ServiceId | null): Service | null =>
  usePart(`service:${id}`, (store) => (id && store.cluster.services.get(id)) || null);

/** All services: repaints when any of them changes. */
export const useServices = (): Cluster['services'] => usePart('services', (store) => store.cluster.services);

/** All services that have a name to show: those that are gone, too, while tasks of theirs still stop. */
export const useNamedServices = (): Cluster['services'] => usePart('services', (store) => store.services);

export const useNetworks = (): Cluster['networks'] => usePart('networks', (store) => store.cluster.networks);

export const useTask = (id: TaskId | null): Task | null =>
  usePart(`task:${id}`, (store) => (id && store.cluster.tasks.get(id)) || null);

/** What to draw of one task; repaints for that task alone. */
export const useTile = (id: TaskId): Tile | null => usePart(`task:${id}`, (store) => store.tile(id));

export const useServiceMark = (id: ServiceId | null): ServiceMark | null =>
  usePart('services', (store) => (id && store.services.get(id)?.mark) || null);

/** The drawn tasks at a node, in order, tombstones among them; '' is the waiting tray. */
export const useTaskIdsAt = (place: Place): readonly TaskId[] =>
  usePart(`place:${place}`, (store) => store.tasksAt(place));

export const useTallyAt = (place: Place): Tally => usePart(`tally:${place}`, (store) => store.tallyAt(place));

/** The whole picture: repaints at every revision. For sums and lists that need all of it, never for one object. */
export const useCluster = (): Cluster => usePart('picture', (store) => store.cluster);

/** Whether there is a picture, live or old, or at least its outline; repaints only when there first is. */
export const useHasPicture = (): boolean =>
  usePart('picture', (store) => store.revision >= 0 || store.outline !== null);

const nothing = () => () => {};

/** How the page's HTML shows the grid: while it is hydrated, and null ever after. */
export function useDrawnDensity(): Density | null {
  const { drawn } = useClient();
  return useSyncExternalStore(
    nothing,
    () => null,
    () => drawn?.density ?? null,
  );
}

/** A service's own tasks, history too; the same list until one of them changes. */
export const useTasksOfService = (id: ServiceId): readonly Task[] => useTasksOfServices([id]);

/** The tasks of some services, also of services that are gone. */
export const useTasksOfServices = (ids: readonly ServiceId[]): readonly Task[] =>
  useDerived(
    (store) => ids.flatMap((id) => store.tasksOfService(id)),
    ids.map((id) => `service-tasks:${id}` as const),
  );

/** Every task that filled the slot, as far as the picture remembers; the same list until one of them changes. */
export function useTasksOfSlot(key: string): readonly Task[] {
  return useDerived((store) => store.tasksOfSlot(key));
}

/** A list made anew when `topic` is told, handed out as the last one while it holds the same objects. */
export function useDerived<T>(
  derive: (store: ClusterStore) => readonly T[],
  topic: PictureTopic | readonly PictureTopic[] = 'picture',
): readonly T[] {
  const last = useRef<readonly T[]>([]);
  return usePart(topic, (store) => {
    const next = derive(store);
    const same = next.length === last.current.length && next.every((item, i) => item === last.current[i]);
    if (!same) last.current = next;
    return last.current;
  });
}

export const useActivities = (): readonly Activity[] => usePart('picture', (store) => store.activities);

export const useFeed = (): Feed => useStored((client) => client.feed);

/** Whether the server has said that it waits for its own first picture of the swarm. */
export function useIsServerWaiting(): boolean {
  const feed = useFeed();
  return feed !== NO_FEED && feed.state === 'connecting';
}

export const useConnection = (): Connection => useStored((client) => client.connection);

/** Whether the server is of another build than this page. */
export const useIsOutdated = (): boolean => useStored((client) => client.otherBuild) !== null;

const NOBODY: Session = { role: 'viewer', stacks: null, name: null, signIn: 'open' };

/** What this browser may do; nothing before the server has said so. */
export const useSession = (): Session => useStored((client) => client.hello)?.session ?? NOBODY;

export const useSource = (): Source | null => useStored((client) => client.hello)?.source ?? null;

/** The server's clock, ms since 1970, once a second. For few components: a text that seldom changes uses `useTimed`. */
export function useNow(): number {
  const { ticker } = useClient();
  return useSyncExternalStore(ticker.subscribe, ticker.now, ticker.now);
}

/**
 * A text that depends on the time: read each second, painted only when it reads otherwise. A page's HTML, which is the
 * same for some time, says `drawn`.
 */
export function useTimed(read: (now: number) => string, drawn = ''): string {
  const { ticker } = useClient();
  return useSyncExternalStore(
    ticker.subscribe,
    () => read(ticker.now()),
    () => drawn,
  );
}
