import { fitIn, SCALES, scaleIn } from './fit';
import type { MapDensity } from './map-layout';
import { fitsAsSquares, mapRoom, NARROW } from './map-room';

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
  /** Whether the grid fills the room and is never scrolled, as it is wherever a window is wide enough. */
  readonly isOneScreen: boolean;
  /** Tiles of the fullest card, where they were counted. */
  readonly fullest?: number;
  /** About each node, where cards that share the room have enough of it; one unless counted. */
  readonly lines?: number;
}

export interface Arrangement {
  readonly density: CardDensity;
  /** Node cards beside each other. */
  readonly columns: number;
  /** Tiles beside each other within a card. */
  readonly tileColumns: number;
}

/** Measures at a 16 px root font; css/node.css, tile.css and chip.css draw the same. */
const MEASURES = {
  tiles: { card: 336, gap: 16, padding: 12, header: 116, tile: 184, wish: 200, tileHeight: 64, tileGap: 8 },
  chips: { card: 208, gap: 10, padding: 8, header: 44, tile: 84, wish: 108, tileHeight: 26, tileGap: 4 },
} as const;

/** More large tiles are a wall of text, whatever the room; more chips take the browser longer than a person waits. */
const MOST = { tiles: 240, chips: 1_200 } as const;
/** As squares, each node still has a header of several elements. */
const MOST_HEADERS = 600;
/** Where a person asks for tiles or chips, what the page can still bear: tasks, and nodes by the elements they take. */
const MOST_MOUNTED = 4_000;
const ELEMENTS_OF_A_NODE = 3;
/** What is shown already may overflow by this, or be so much smaller, before it is given up. */
const SLACK = 1.3;
/** Where the grid is scrolled anyway: sooner that than give up the names of the tasks. */
const SCREENS = { tiles: 1, chips: 2 } as const;
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

/** Nodes are rarely filled evenly: uncounted, the fullest has about a quarter more than the mean. */
export const estimateFullest = (tasks: number, nodes: number): number =>
  Math.ceil((tasks / Math.max(1, nodes)) * 1.25);

const fullest = ({ tasks, nodes, fullest = estimateFullest(tasks, nodes) }: Extent): number => fullest;

/** How large cards are that share the room, over their plain size; 0 where they would be too small to read. */
export function fitScale(extent: Extent, density: CardDensity, slack = 1): number {
  const { nodes: cards, lines = 1 } = extent;
  const fit = fitIn(extent, { cards, tiles: fullest(extent), lines }, density);
  const scale = scaleIn(extent, fit);
  return extent.isOneScreen && scale * slack >= SCALES[density].least ? scale : 0;
}

/**
 * The nearest of the densities that fits. `previous` makes the change sticky: a swarm at the border does not flicker
 * between two as tasks come and go.
 */
export function chooseDensity(extent: Extent, previous: Density | null): Density {
  const fitting = DENSITIES.find((density) => fits(extent, density, density === previous ? SLACK : 1));
  return fitting ?? 'bars';
}

/** What most windows would choose: that of a projector or a laptop's, less the bars and the column beside the grid. */
export const firstDensity = (nodes: number, tasks: number, fullest: number): Density =>
  chooseDensity({ width: 1_488, height: 860, unit: 1, isOneScreen: true, nodes, tasks, fullest }, null);

/** The density that a browser says it had; null where it says none. */
export const pickDensity = (said: string | undefined): Density | null =>
  DENSITIES.find((density) => density === said) ?? null;

function fits(extent: Extent, density: Density, slack: number): boolean {
  switch (density) {
    case 'tiles':
    case 'chips': {
      if (extent.tasks > MOST[density] * slack) return false;
      if (extent.isOneScreen) return fitScale(extent, density, slack) > 0;
      const patience = extent.width / extent.unit < NARROW ? NARROW_SCREENS : SCREENS[density];
      return arrange(extent, density).height <= extent.height * patience * slack;
    }
    case 'squares':
      return (
        extent.nodes <= MOST_HEADERS * slack &&
        fitsAsSquares({ ...extent, height: mapRoom(extent).height * slack }, extent.nodes, fullest(extent))
      );
    case 'bars':
      return true;
  }
}

/** What a person asked for, as far as the page can bear it: cards of more tasks than that are left to `chooseDensity`. */
export function isBearable(extent: Extent, density: Density): boolean {
  return isMap(density) || extent.tasks + extent.nodes * ELEMENTS_OF_A_NODE <= MOST_MOUNTED;
}
