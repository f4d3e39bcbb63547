/** Lengths in CSS px; `unit` is the root font's size over 16. */
export interface MapRoom {
  readonly width: number;
  readonly height: number;
  readonly unit: number;
}

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

/** Below this width a page is a phone's, at a 16 px root font. */
export const NARROW = 640;
/** What stands below the map on its one screen, at a 16 px root font: css/map.css holds the dock to it. */
const RESERVE = { wide: 146, narrow: 92 };

/** What a map may take of the room from its top to the window's foot. */
export function mapRoom(room: MapRoom): MapRoom {
  const reserve = room.width / room.unit < NARROW ? RESERVE.narrow : RESERVE.wide;
  return { ...room, height: room.height - reserve * room.unit };
}

/** Measures at a 16 px root font; css/map.css draws the same. `aspect` is a good shape of a cell. */
export const SQUARES = { header: 18, most: 13, least: 6, scrolled: 9, narrowest: 44, aspect: 1.7 };
/** Between cells, around what is in them, and between squares: less of it, where squares are small. */
const ROOMY = { from: 10, gap: 6, padding: 5, between: 2 };
const TIGHT = { gap: 4, padding: 3, between: 1 };

/** How cells stand beside each other, lengths in CSS px. */
export interface Plan {
  readonly columns: number;
  readonly gap: number;
  readonly grid: SquareGrid;
  readonly rowHeight: (row: readonly MapNode<unknown>[]) => number;
}

/** Whether so many nodes of so many tasks each fit the room as the smallest squares. */
export function fitsAsSquares(room: MapRoom, nodes: number, tasksEach: number): boolean {
  const node = { id: null, runs: [tasksEach] };
  return Array.from({ length: mostSquareColumns(room) }, (_, i) => i + 1).some((columns) => {
    const plan = squarePlan(room, columns, SQUARES.least);
    return Math.ceil(nodes / columns) * (plan.rowHeight([node]) + plan.gap) - plan.gap <= room.height;
  });
}

/** In cells that are still wide enough for a name. */
export const mostSquareColumns = (room: MapRoom): number =>
  columnsOf(room, TIGHT.gap * room.unit, SQUARES.narrowest, SQUARES.narrowest)[1];

/** Cells of squares of one size (CSS px at a 16 px root font), in so many columns. */
export function squarePlan(room: MapRoom, columns: number, sizeAt16: number): Plan {
  const spacing = sizeAt16 >= ROOMY.from ? ROOMY : TIGHT;
  const size = Math.round(sizeAt16 * room.unit);
  const between = Math.max(1, Math.round(spacing.between * room.unit));
  const gap = Math.round(spacing.gap * room.unit);
  const padding = Math.round(spacing.padding * room.unit);
  const inner = (room.width + gap) / columns - gap - 2 * padding;
  const pitch = size + between;
  const perRow = Math.max(1, Math.floor((inner + between) / pitch));
  const header = Math.round(SQUARES.header * room.unit) + padding;
  const rowsOf = ({ runs }: MapNode<unknown>) => squareRows(runs, perRow);
  return {
    columns,
    gap,
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
