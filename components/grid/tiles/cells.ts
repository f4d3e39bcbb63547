import type { TaskId } from '@/lib/swarm/objects/ids';

/** A place in a card's grid of tiles; `half` where two tasks of one slot share it, 1 the older, 2 the newer. */
export interface Cell {
  readonly row: number;
  readonly column: number;
  readonly half: 0 | 1 | 2;
}

/**
 * Two tasks of one slot (one on its way out, one on its way in) share a place, so that nothing after them moves.
 * Null where no slot is doubled: the tiles then flow by themselves.
 */
export function cellsOf(
  tiles: readonly { readonly id: TaskId; readonly slotKey: string }[],
  columns: number,
): ReadonlyMap<TaskId, Cell> | null {
  const cells = new Map<TaskId, Cell>();
  let place = -1;
  let isDoubled = false;
  for (const [i, tile] of tiles.entries()) {
    const before = tiles[i - 1];
    const older = before && cells.get(before.id);
    const at = (half: Cell['half']): Cell => ({
      row: Math.floor(place / columns) + 1,
      column: (place % columns) + 1,
      half,
    });
    if (before && older?.half === 0 && before.slotKey === tile.slotKey) {
      cells.set(before.id, at(1));
      cells.set(tile.id, at(2));
      isDoubled = true;
    } else {
      place += 1;
      cells.set(tile.id, at(0));
    }
  }
  return isDoubled ? cells : null;
}
