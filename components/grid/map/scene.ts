import type { ClusterStore } from '@/lib/client/cluster-store';
import { shownIdsAt } from '@/lib/client/use-shown';
import type { Filter } from '@/lib/swarm/derived/filter';
import { countLooks } from '@/lib/swarm/derived/tally';
import type { Tile } from '@/lib/swarm/derived/tile';
import type { MapLayout } from '@/lib/swarm/layout/map-layout';
import type { NodeId } from '@/lib/swarm/objects/ids';
import { stackRuns } from '../tiles/stack-runs';
import type { Palette } from './palette';

/** The part of the map that the canvas covers, CSS px from the map's top. */
export interface Band {
  readonly top: number;
  readonly height: number;
}

/** All that the canvas is drawn from, beside the picture itself: where one of these is another, all is drawn anew. */
export interface Scene {
  readonly store: ClusterStore;
  readonly layout: MapLayout<NodeId>;
  readonly filter: Filter;
  readonly byStack: boolean;
  readonly palette: Palette;
  readonly band: Band;
  readonly width: number;
  /** The root font's size over 16. */
  readonly unit: number;
  /** Device px in a CSS px. */
  readonly ratio: number;
}

/** The tiles of a node that pass the filter, in their lasting order, tombstones among them. */
export const tilesAt = (store: ClusterStore, id: NodeId, filter: Filter): Tile[] =>
  shownIdsAt(store, filter, id).flatMap((task) => store.tile(task) ?? []);

/** How many of a node's tasks pass the filter, by their looks (the order of `LOOKS`); tombstones do not count. */
export function looksAt(store: ClusterStore, id: NodeId, filter: Filter): readonly number[] {
  if (filter.length === 0) return store.tallyAt(id).looks;
  return countLooks(
    tilesAt(store, id, filter)
      .filter((tile) => !tile.tombstone)
      .map((tile) => tile.look),
  );
}

/** The lengths of a node's runs of squares, as `MapNode` asks. */
export function runsAt(store: ClusterStore, id: NodeId, filter: Filter, byStack: boolean): number[] {
  if (!byStack && filter.length === 0) return [store.tallyAt(id).tasks + store.tombstones.at(id).length];
  const tiles = tilesAt(store, id, filter);
  if (!byStack) return [tiles.length];
  const stacks = new Map(tiles.map((tile) => [tile.task.id, tile.service?.stack ?? null]));
  return stackRuns([...stacks.keys()], (task) => stacks.get(task) ?? null).map((run) => run.ids.length);
}
