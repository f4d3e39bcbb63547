'use client';

import { type Filter, matchesNode, matchesTask } from '@/lib/swarm/derived/filter';
import { tileName } from '@/lib/swarm/derived/tile';
import type { TaskId } from '@/lib/swarm/objects/ids';
import type { ClusterStore } from './cluster-store';
import { usePart } from './hooks';
import { type Place, REMOVED, TRAY } from './task-index';

/** Whether a task passes the filter. */
function passes(store: ClusterStore, filter: Filter, id: TaskId): boolean {
  const tile = store.tile(id);
  if (!tile) return false;
  const { task, state } = tile;
  const service = (task.service && store.cluster.services.get(task.service)) || null;
  const node = (task.node && store.cluster.nodes.get(task.node)) || null;
  // Found by what it says of itself: "removed service 5e4jtcb605zk.3".
  const name = `${tile.nameless ?? ''} ${tileName(tile)}`;
  return matchesTask(filter, { task, state, service, node, name });
}

/** What passes the filter at one place. */
interface Shown {
  /** In order, tombstones among them. */
  readonly ids: readonly TaskId[];
  /** Without tombstones. */
  readonly drawn: number;
  readonly running: number;
  /** While these are the same, so is all of it: they are made anew when a tile, the node or a service changes. */
  readonly from: readonly unknown[];
}

interface FilteredPicture {
  readonly filter: Filter;
  readonly places: Map<Place, Shown>;
}

/** For the latest filter, so that a change costs no look at other places. */
const filtered = new WeakMap<ClusterStore, FilteredPicture>();

function filteredPicture(store: ClusterStore, filter: Filter): FilteredPicture {
  const known = filtered.get(store);
  if (known?.filter === filter) return known;
  const fresh = { filter, places: new Map() };
  filtered.set(store, fresh);
  return fresh;
}

function shownAt(store: ClusterStore, filter: Filter, place: Place): Shown {
  const { places } = filteredPicture(store, filter);
  const last = places.get(place);
  const node = place === TRAY ? null : store.cluster.nodes.get(place);
  // A service's ports are none of its tasks'.
  const services = filter.some(({ kind }) => kind === 'text') && store.cluster.services;
  const from = [store.tasksAt(place), store.tallyAt(place), node, services];
  if (last && from.every((each, i) => each === last.from[i])) return last;
  const ids = store.tasksAt(place).filter((id) => passes(store, filter, id));
  const drawn = ids.filter((id) => store.isDrawn(id));
  const shown = {
    ids: last && isSame(ids, last.ids) ? last.ids : ids,
    drawn: drawn.length,
    running: drawn.filter((id) => store.tile(id)?.look === 'running').length,
    from,
  };
  places.set(place, shown);
  return shown;
}

const isSame = (a: readonly TaskId[], b: readonly TaskId[]): boolean =>
  a.length === b.length && a.every((id, i) => id === b[i]);

/** The tasks at a place that pass the filter, in order, tombstones among them; the same list until it changes. */
export const shownIdsAt = (store: ClusterStore, filter: Filter, place: Place): readonly TaskId[] =>
  filter.length === 0 ? store.tasksAt(place) : shownAt(store, filter, place).ids;

/** `shownIdsAt`, painted again when it is another list. */
export const useShownTaskIds = (place: Place, filter: Filter): readonly TaskId[] =>
  // Without a filter only the place matters; with one, any task's change may let it in or out.
  usePart(filter.length === 0 ? `place:${place}` : 'picture', (store) => shownIdsAt(store, filter, place));

/** Every drawn task that passes the filter, in no order. */
export const shownTaskIds = (store: ClusterStore, filter: Filter): TaskId[] =>
  filter.length === 0
    ? store.drawnIds()
    : store
        .placesInUse()
        .flatMap((place) => shownAt(store, filter, place).ids.filter((id) => store.isDrawn(id)));

/** How much there is in a picture. */
interface Amounts {
  readonly nodes: number;
  /** Drawn, in the tray too; tombstones do not count. */
  readonly tasks: number;
  readonly running: number;
}

/** What the page says of its picture as a whole, after the filter. */
export interface Summary extends Amounts {
  /** Cards of the grid: one for each node, and one for what is left of removed ones. */
  readonly cards: number;
  /** If there were no filter. */
  readonly all: Amounts;
  readonly revision: number;
}

/** Changes in the same commit as the tiles that it counts. */
export const useSummary = (filter: Filter): Summary =>
  usePart('picture', (store) => summaryOf(store, filter));

/** One number of the summary: paints again only when that number is another one. */
export const useSummed = (filter: Filter, what: 'cards' | 'tasks'): number =>
  usePart('picture', (store) => summaryOf(store, filter)[what]);

const summaries = new WeakMap<
  ClusterStore,
  { readonly filter: Filter; readonly revision: number; readonly summary: Summary }
>();

/** Made once for each revision and filter, however many ask. */
export function summaryOf(store: ClusterStore, filter: Filter): Summary {
  const last = summaries.get(store);
  if (last && last.revision === store.revision && last.filter === filter) return last.summary;
  const summary = summarise(store, filter);
  summaries.set(store, { filter, revision: store.revision, summary });
  return summary;
}

function summarise(store: ClusterStore, filter: Filter): Summary {
  const { outline } = store;
  if (outline && store.revision < 0) return { ...outline, cards: outline.nodes, all: outline };
  const all = {
    nodes: store.nodeIds.length,
    tasks: store.drawnCount,
    running: store.nodeIds.reduce((sum, node) => sum + store.tallyAt(node).running, 0),
  };
  const nodes = store.nodeIds.filter((id) => {
    const node = store.cluster.nodes.get(id);
    return node !== undefined && matchesNode(filter, node);
  });
  const hasRemoved = shownIdsAt(store, filter, REMOVED).length > 0;
  const cards = nodes.length + (hasRemoved ? 1 : 0);
  const summary = { ...all, nodes: nodes.length, cards, all, revision: store.revision };
  if (filter.length === 0) return summary;
  const { places } = filteredPicture(store, filter);
  const present = store.placesInUse();
  const shown = present.map((place) => shownAt(store, filter, place));
  // Places without a task any more are forgotten.
  if (places.size > 2 * present.length + 100) places.clear();
  return {
    ...summary,
    tasks: shown.reduce((sum, { drawn }) => sum + drawn, 0),
    running: shown.reduce((sum, each) => sum + each.running, 0),
  };
}
