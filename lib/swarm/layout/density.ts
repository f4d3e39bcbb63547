import type { MapDensity } from './map-layout';
import { fitsAsSquares, mapRoom, NARROW } from './square-cells';

/** How much of a task the grid shows: a tile with its words, a chip with a glyph and a name, a square, a share of a bar. */
export type Density = CardDensity | MapDensity;

/** Elements of the page, each with words. */
export type CardDensity = 'tiles' | 'chips';

/** From the nearest to the farthest: what zooming steps through. */
export const DENSITIES = ['tiles', 'chips', 'squares', 'bars'] as const satisfies readonly Density[];

export const isMap = (density: Density): density is MapDensity => density === 'squares' || density === 'bars';

/** The room and what must go into it. Lengths in CSS px; `unit` is the root font's size over 16. */
export interface Extent {
  readonly width: number;
  readonly height: number;
  readonly unit: number;
  readonly nodes: number;
  readonly tasks: number;
}

export interface Arrangement {
  readonly density: CardDensity;
  /** Node cards beside each other. */
  readonly columns: number;
  /** Tiles beside each other within a card. */
  readonly tileColumns: number;
}

/** Measures at a 16 px root font; globals and cluster.css draw the same. */
const MEASURES = {
  tiles: { card: 336, gap: 16, padding: 12, header: 116, tile: 184, wish: 200, tileHeight: 64, tileGap: 8 },
  chips: { card: 208, gap: 10, padding: 8, header: 44, tile: 84, wish: 108, tileHeight: 26, tileGap: 4 },
} as const;

/** More large tiles than this are a wall of text, whatever the room. */
const MOST_TILES = 240;
/** More chips than this take the browser longer to lay out than a person waits. */
const MOST_CHIPS = 1_200;
/** As squares, each node still has a header of several elements. */
const MOST_HEADERS = 600;
/** Where a person asks for tiles or chips, what the page can still bear: tasks, and nodes by the elements they take. */
const MOST_MOUNTED = 4_000;
const ELEMENTS_OF_A_NODE = 3;
/** Screens that a person scrolls sooner than give up the names of the tasks. */
const CHIP_SCREENS = 2;
/** What is shown already may overflow by this before it is given up. */
const SLACK = 1.3;
/** A narrow page is scrolled anyway, so a column of cards may be several screens long. */
const NARROW_SCREENS = 4;

/** Cards and tiles beside each other at a density, with the rows of cards evenly filled. */
export function arrange(extent: Extent, density: CardDensity): Arrangement & { readonly height: number } {
  const m = MEASURES[density];
  const width = extent.width / extent.unit;
  const most = Math.max(1, Math.floor((width + m.gap) / (m.card + m.gap)));
  const rows = Math.max(1, Math.ceil(extent.nodes / most));
  const columns = Math.max(1, Math.ceil(extent.nodes / rows));
  const card = (width - m.gap * (columns - 1)) / columns;
  const fitting = (tile: number) => Math.floor((card - 2 * m.padding + m.tileGap) / (tile + m.tileGap));
  // Two beside each other even when that is tight; more only when each has the width that it wishes for.
  const tileColumns = Math.max(1, Math.min(2, fitting(m.tile)), fitting(m.wish));
  const tileRows = Math.ceil(fullest(extent) / tileColumns);
  const height = rows * (m.header + tileRows * (m.tileHeight + m.tileGap) + m.gap) * extent.unit;
  return { density, columns, tileColumns, height };
}

/**
 * The same in CSS, for a page whose window is not known yet: the narrowest that a card of `cards` may be, as the least
 * width of a grid's column. It is that of the most columns that have room and fill the rows evenly.
 */
export function evenTrack(cards: number, density: CardDensity): string {
  const { card, gap } = MEASURES[density];
  const least = `${card / 16}rem`;
  const counts = new Set(Array.from({ length: cards }, (_, row) => Math.ceil(cards / (row + 1))));
  const tracks = [...counts]
    .filter((columns) => columns > 1 && columns <= MOST_COLUMNS)
    // Half a pixel less, so that no rounding takes a column away. Where a column would be too narrow, it is wider than any.
    .map((columns) => `(100% - ${((columns - 1) * gap) / 16}rem) / ${columns}`)
    .map((width) => `max(${width} - 0.5px, (${least} - (${width})) * 9999)`);
  return `min(${['100%', ...tracks].join(', ')})`;
}

/** The same for the tiles within a card: the least width of a column of them. */
export function tileTrack(density: CardDensity): string {
  const { tile, wish, tileGap } = MEASURES[density];
  return `min(100%, ${wish / 16}rem, max(${tile / 16}rem, (100% - ${tileGap / 16}rem) / 2))`;
}

/** Beside each other on the widest of walls. */
const MOST_COLUMNS = 24;

/** Nodes are rarely filled evenly: the fullest of a row has about a quarter more than the mean. */
const fullest = (extent: Extent): number => (extent.tasks / Math.max(1, extent.nodes)) * 1.25;

/**
 * The nearest of the densities that fits. `previous` makes the change sticky: a swarm at the border does not flicker
 * between two as tasks come and go.
 */
export function chooseDensity(extent: Extent, previous: Density | null): Density {
  const fitting = DENSITIES.find((density) => fits(extent, density, density === previous ? SLACK : 1));
  return fitting ?? 'bars';
}

/** What most windows would choose: that of a projector or a laptop's, less the bars and the column beside the grid. */
export const firstDensity = (nodes: number, tasks: number): Density =>
  chooseDensity({ width: 1_552, height: 880, unit: 1, nodes, tasks }, null);

/** The density that a browser says it had; null where it says none. */
export const pickDensity = (said: string | undefined): Density | null =>
  DENSITIES.find((density) => density === said) ?? null;

function fits(extent: Extent, density: Density, slack: number): boolean {
  const patience = extent.width / extent.unit < NARROW ? NARROW_SCREENS : 1;
  switch (density) {
    case 'tiles':
      return (
        extent.tasks <= MOST_TILES * slack &&
        arrange(extent, density).height <= extent.height * patience * slack
      );
    case 'chips':
      return (
        extent.tasks <= MOST_CHIPS * slack &&
        arrange(extent, density).height <= extent.height * Math.max(patience, CHIP_SCREENS) * slack
      );
    case 'squares':
      return (
        extent.nodes <= MOST_HEADERS * slack &&
        fitsAsSquares(
          { ...extent, height: mapRoom(extent).height * slack },
          extent.nodes,
          Math.ceil(fullest(extent)),
        )
      );
    case 'bars':
      return true;
  }
}

/** What a person asked for, as far as the page can bear it: cards of more tasks than that are left to `chooseDensity`. */
export function isBearable(extent: Extent, density: Density): boolean {
  return isMap(density) || extent.tasks + extent.nodes * ELEMENTS_OF_A_NODE <= MOST_MOUNTED;
}
