import { type MapRoom, SQUARES, TIGHT } from './map-room';

/** A node to place; its tasks in runs, with a free place between them (one run, unless stacks are kept apart). */
export interface MapNode<Id> {
  readonly id: Id;
  readonly runs: readonly number[];
}

/** The squares of a cell: from `left` and `top` of the cell, `perRow` beside each other, `pitch` apart. */
export interface SquareGrid {
  readonly left: number;
  readonly top: number;
  readonly size: number;
  readonly pitch: number;
  readonly perRow: number;
}

/** Between cells, around what is in them, and between squares: less of it, where squares are small. */
const ROOMY = { from: 10, gap: 6, padding: 5, between: 2 };

/** How cells stand beside each other, lengths in CSS px. */
export interface Plan {
  readonly columns: number;
  readonly gap: number;
  readonly grid: SquareGrid;
  /** How much larger a cell's header and distances are than beside squares of the plain size. */
  readonly magnified: number;
  readonly rowHeight: (row: readonly MapNode<unknown>[]) => number;
}

/** In cells that are still wide enough for a name. */
export const mostSquareColumns = (room: MapRoom): number =>
  columnsOf(room, TIGHT.gap * room.unit, SQUARES.narrowest, SQUARES.narrowest)[1];

/** Cells of squares of one size (CSS px at a 16 px root font), in so many columns. */
export function squarePlan(room: MapRoom, columns: number, sizeAt16: number): Plan {
  const spacing = sizeAt16 >= ROOMY.from ? ROOMY : TIGHT;
  const size = Math.round(sizeAt16 * room.unit);
  const magnified = 1 + Math.max(0, sizeAt16 / SQUARES.plain - 1) * 0.65;
  const scaled = (length: number) => Math.round(length * magnified * room.unit);
  const between = Math.max(1, scaled(spacing.between));
  const gap = scaled(spacing.gap);
  const padding = scaled(spacing.padding);
  const inner = (room.width + gap) / columns - gap - 2 * padding;
  const pitch = size + between;
  const perRow = Math.max(1, Math.floor((inner + between) / pitch));
  const header = scaled(SQUARES.header) + padding;
  const rowsOf = ({ runs }: MapNode<unknown>) => squareRows(runs, perRow);
  return {
    columns,
    gap,
    magnified,
    grid: { left: padding, top: header, size, pitch, perRow },
    rowHeight: (row) => header + Math.max(1, ...row.map(rowsOf)) * pitch - between + padding,
  };
}

/** Rows that a node's squares take. */
export const squareRows = (runs: readonly number[], perRow: number): number =>
  Math.ceil(runs.reduce((end, tasks) => beginRun(end, perRow) + tasks, 0) / perRow);

/** Where a run begins after `end` places: one is left free before it, unless a row has just ended. */
export const beginRun = (end: number, perRow: number): number => (end % perRow === 0 ? end : end + 1);

/** How many cells stand beside each other at the least and at the most. */
export function columnsOf(
  room: MapRoom,
  gap: number,
  widest: number,
  narrowest: number,
): [least: number, most: number] {
  const fitting = (cell: number) => Math.max(1, Math.floor((room.width + gap) / (cell * room.unit + gap)));
  return [fitting(widest), fitting(narrowest)];
}
