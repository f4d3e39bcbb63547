import type { Tile } from '@/lib/swarm/derived/tile';
import { beginRun } from '@/lib/swarm/layout/square-cells';
import { cellsOf } from '../tiles/cells';
import { stackRuns } from '../tiles/stack-runs';

/** Which square of its node's cell a task has; `half` where two tasks of one slot share it, 1 the older. */
export interface SquarePlace {
  readonly tile: Tile;
  readonly row: number;
  readonly column: number;
  readonly half: 0 | 1 | 2;
}

/** Tiles in their lasting order, `perRow` in a row; a free place between stacks where they are kept apart. */
export function placesOf(tiles: readonly Tile[], perRow: number, byStack: boolean): SquarePlace[] {
  let end = 0;
  return runsOf(tiles, byStack).flatMap((run) => {
    const start = beginRun(end, perRow);
    const cells = cellsOf(
      run.map((tile) => ({ id: tile.task.id, slotKey: tile.slotKey })),
      perRow,
    );
    return run.map((tile, i): SquarePlace => {
      const cell = cells?.get(tile.task.id);
      const at = start + (cell ? (cell.row - 1) * perRow + cell.column - 1 : i);
      end = at + 1;
      return { tile, row: Math.floor(at / perRow), column: at % perRow, half: cell?.half ?? 0 };
    });
  });
}

function runsOf(tiles: readonly Tile[], byStack: boolean): (readonly Tile[])[] {
  if (!byStack) return [tiles];
  const known = new Map(tiles.map((tile) => [tile.task.id, tile]));
  return stackRuns([...known.keys()], (id) => known.get(id)?.service?.stack ?? null).map((run) =>
    run.ids.flatMap((id) => known.get(id) ?? []),
  );
}
