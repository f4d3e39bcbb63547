import type { ClusterStore } from '@/lib/client/cluster-store';
import type { Filter } from '@/lib/swarm/derived/filter';
import type { Tile } from '@/lib/swarm/derived/tile';
import { type Box, type MapLayout, squareAt, squarePlaceAt } from '@/lib/swarm/layout/map-layout';
import type { NodeId } from '@/lib/swarm/objects/ids';
import { placesOf } from './places';
import { tilesAt } from './scene';

/** A square under the pointer, and where it is on the map. */
export interface Pointed {
  readonly tile: Tile;
  readonly box: Box;
}

/** The task whose square is at a point of a node's cell (CSS px from the cell's corner); null between squares. */
export function pointAt(
  scene: {
    readonly store: ClusterStore;
    readonly layout: MapLayout<NodeId>;
    readonly filter: Filter;
    readonly byStack: boolean;
  },
  node: NodeId,
  x: number,
  y: number,
): Pointed | null {
  const { grid, cells } = scene.layout;
  const cell = cells.get(node);
  const place = squarePlaceAt(grid, x, y);
  if (!cell || !place) return null;
  const there = placesOf(tilesAt(scene.store, node, scene.filter), grid.perRow, scene.byStack).filter(
    ({ row, column }) => row === place.row && column === place.column,
  );
  const at = squareAt(grid, place.row, place.column);
  const isRight = x - at.left >= grid.size / 2;
  const found = there.find(({ half }) => half === 0 || (half === 2) === isRight);
  return found
    ? {
        tile: found.tile,
        box: { left: cell.left + at.left, top: cell.top + at.top, width: grid.size, height: grid.size },
      }
    : null;
}
