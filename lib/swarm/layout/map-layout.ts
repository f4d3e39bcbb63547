import { type MapRoom, SQUARES } from './map-room';
import {
  columnsOf,
  type MapNode,
  mostSquareColumns,
  type Plan,
  type SquareGrid,
  squarePlan,
} from './square-cells';

/** Densities at which one canvas draws all tasks: a square for each, or one bar for a whole node. */
export type MapDensity = 'squares' | 'bars';

export interface MapGroup<Id> {
  readonly key: string | null;
  readonly nodes: readonly MapNode<Id>[];
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Where everything is, in whole CSS px from the map's corner. */
export interface MapLayout<Id> {
  readonly density: MapDensity;
  readonly cells: ReadonlyMap<Id, Box>;
  readonly headings: readonly { readonly key: string | null; readonly top: number; readonly nodes: number }[];
  readonly height: number;
  /** Whether it is all on one screen. */
  readonly fits: boolean;
  /** Within a cell of squares. */
  readonly grid: SquareGrid;
  /** As `Plan` says it. */
  readonly magnified: number;
}

/** Measures at a 16 px root font; css/map.css draws the same. */
const HEADING = 34;
const BARS = { gap: 3, widest: 88, narrowest: 30, aspect: 44 / 34 };

/**
 * Places nodes in rows, group under group. The largest squares or bars that fit the room; where even the smallest do
 * not, the map is as high as it must be, and is scrolled.
 */
export function layoutMap<Id>(
  room: MapRoom,
  groups: readonly MapGroup<Id>[],
  density: MapDensity,
  hasHeadings: boolean,
): MapLayout<Id> {
  const plan =
    density === 'squares' ? planSquares(room, groups, hasHeadings) : planBars(room, groups, hasHeadings);
  const { columns, gap } = plan;
  const pitch = (room.width + gap) / columns;
  const spare = density === 'squares' ? spareOf(plan, room, groups, hasHeadings) : 0;
  const cells = new Map<Id, Box>();
  const headings: { key: string | null; top: number; nodes: number }[] = [];
  let top = 0;
  for (const { key, nodes } of groups) {
    if (hasHeadings) {
      headings.push({ key, top, nodes: nodes.length });
      top += headingHeight(room);
    }
    for (let i = 0; i < nodes.length; i += columns) {
      const row = nodes.slice(i, i + columns);
      const natural = plan.rowHeight(row);
      const height = natural + Math.min(spare, Math.round(natural * ROOMIER));
      for (const [column, { id }] of row.entries()) {
        const left = Math.round(column * pitch);
        const width = Math.round((column + 1) * pitch - gap) - left;
        cells.set(id, { left, top, width, height });
      }
      top += height + gap;
    }
  }
  const height = Math.max(0, top - gap);
  const fits = height <= room.height;
  return { density, cells, headings, height, fits, grid: plan.grid, magnified: plan.magnified };
}

/** Of its height, what a row may have besides where the room has more than squares can fill. */
const ROOMIER = 0.5;

/** What each row of cells gets of the height that is left, in whole CSS px. */
function spareOf(plan: Plan, room: MapRoom, groups: Groups, hasHeadings: boolean): number {
  const rows = groups.reduce((sum, { nodes }) => sum + Math.ceil(nodes.length / plan.columns), 0);
  const left = room.height - heightOf(plan, room, groups, hasHeadings, room.height);
  return Math.max(0, Math.floor(left / Math.max(1, rows)));
}

type Groups = readonly MapGroup<unknown>[];

const NO_SQUARES: SquareGrid = { left: 0, top: 0, size: 0, pitch: 0, perRow: 1 };

/** As few columns as fit: the widest cells. */
function planBars(room: MapRoom, groups: Groups, hasHeadings: boolean): Plan {
  const gap = Math.round(BARS.gap * room.unit);
  const plan = (columns: number): Plan => {
    const width = (room.width + gap) / columns - gap;
    return { columns, gap, magnified: 1, grid: NO_SQUARES, rowHeight: () => Math.floor(width / BARS.aspect) };
  };
  const [least, most] = columnsOf(room, gap, BARS.widest, BARS.narrowest);
  for (let columns = least; columns < most; columns += 1)
    if (heightOf(plan(columns), room, groups, hasHeadings, room.height) <= room.height) return plan(columns);
  return plan(most);
}

/** Large squares, in cells of a good shape: of all that fit, those that give up least of both. */
function planSquares(room: MapRoom, groups: Groups, hasHeadings: boolean): Plan {
  const nodes = groups.reduce((most, group) => Math.max(most, group.nodes.length), 1);
  const widest = mostSquareColumns(room);
  let best: { readonly plan: Plan; readonly loss: number } | undefined;
  const sizes = Array.from({ length: SQUARES.most - SQUARES.least + 1 }, (_, i) => SQUARES.most - i);
  for (const isScrolled of [false, true]) {
    if (best) break;
    for (const size of isScrolled ? [SQUARES.scrolled] : sizes) {
      const ofSize = SIZE_MATTERS * Math.log(SQUARES.most / size);
      if (best && ofSize >= best.loss) break;
      for (let columns = 1; columns <= Math.min(widest, nodes); columns += 1) {
        const plan = squarePlan(room, columns, size);
        const height = heightOf(
          plan,
          room,
          groups,
          hasHeadings,
          isScrolled ? Number.POSITIVE_INFINITY : room.height,
        );
        if (!isScrolled && height > room.height) continue;
        const rows = groups.reduce((sum, group) => sum + Math.ceil(group.nodes.length / columns), 0);
        const aspect = room.width / columns / (height / Math.max(1, rows));
        const loss = Math.abs(Math.log(aspect / SQUARES.aspect)) + ofSize;
        if (!best || loss < best.loss) best = { plan, loss };
      }
    }
  }
  return best?.plan ?? squarePlan(room, 1, SQUARES.scrolled);
}

/** How much more the size of squares weighs than the shape of cells. */
const SIZE_MATTERS = 2.5;

const headingHeight = (room: MapRoom): number => Math.round(HEADING * room.unit);

/** In CSS px; where it is more than `most`, some of it. */
function heightOf(plan: Plan, room: MapRoom, groups: Groups, hasHeadings: boolean, most: number): number {
  let height = -plan.gap;
  for (const { nodes } of groups) {
    if (hasHeadings) height += headingHeight(room);
    for (let i = 0; i < nodes.length && height <= most; i += plan.columns)
      height += plan.rowHeight(nodes.slice(i, i + plan.columns)) + plan.gap;
  }
  return height;
}

/** Where the n-th square of a row is, from the cell's corner. */
export const squareAt = (grid: SquareGrid, row: number, column: number): { left: number; top: number } => ({
  left: grid.left + column * grid.pitch,
  top: grid.top + row * grid.pitch,
});

/** The row and column of squares at a point of a cell (CSS px from its corner); null beside them. */
export function squarePlaceAt(
  grid: SquareGrid,
  x: number,
  y: number,
): { row: number; column: number } | null {
  if (grid.pitch === 0) return null;
  const column = Math.floor((x - grid.left) / grid.pitch);
  const row = Math.floor((y - grid.top) / grid.pitch);
  // The gap after a square belongs to it: a pointer that travels along a row never falls between.
  return column >= 0 && column < grid.perRow && row >= 0 ? { row, column } : null;
}
