/**
 * Cards that share a room in equal parts, and what is on them as large as that allows. All lengths on a card are
 * multiples of one, which css/fit.css calls `--u`: a px of a tile in its plain size. So the best arrangement depends on
 * the room's shape alone, and CSS finds it before any script knows the window.
 */

/** How a task is drawn on such a card: a tile of two lines, one of one line, a chip. */
export type TileForm = 'double' | 'single' | 'chip';

/** In `--u`; css/fit.css draws the same. `name`: the font's size. */
const FORMS = {
  double: { width: 208, height: 64, name: 27, header: 42, padding: 8, gap: 10, between: 6 },
  single: { width: 208, height: 34, name: 22, header: 34, padding: 6, gap: 8, between: 4 },
  chip: { width: 108, height: 26, name: 15, header: 24, padding: 5, gap: 8, between: 4 },
} as const satisfies Record<TileForm, object>;

/** A line about the node below its name, in `--u`: what it has promised, its labels. */
const LINE = 27;

/** How cards and tiles stand beside and below each other. */
export interface Fit {
  readonly form: TileForm;
  /** Lines about the node below its name: all of `Cards`, or none. */
  readonly lines: number;
  readonly columns: number;
  readonly rows: number;
  readonly tileColumns: number;
  readonly tileRows: number;
}

/** What is to be shown. */
export interface Cards {
  readonly cards: number;
  /** Of the fullest card. */
  readonly tiles: number;
  /** About each node, where there is room. */
  readonly lines: number;
}

/** A room, lengths in CSS px; `unit` is the root font's size over 16. */
interface Room {
  readonly width: number;
  readonly height: number;
  readonly unit: number;
}

/** From its plain size, how much smaller or larger what is on a card may be. */
export const SCALES = { tiles: { least: 0.8, most: 2.6 }, chips: { least: 1, most: 2.6 } } as const;

/** Shapes of rooms, width over height: each begins here and ends where the next begins. css/fit.css has the same. */
export const SHAPES = [0, 0.8, 1.1, 1.4, 1.7, 2, 2.4] as const;
/** One of each shape. */
const EXAMPLES = [0.6, 0.95, 1.25, 1.55, 1.85, 2.2, 2.8] as const;

/** Names of a share of the room's height that a room can read, and with which nothing more is gained. */
const READABLE = 0.045;
const AMPLE = 0.052;

/** The best arrangement in a room. */
export const fitIn = (room: Room, { cards, tiles, lines }: Cards, level: 'tiles' | 'chips'): Fit => {
  const width = EXAMPLES[shapeOf(room)] ?? 1;
  return bestFit({ width, height: 1, unit: 1 }, Math.max(1, cards), placesFor(cards, tiles), lines, level);
};

/** The best arrangement in a room of each shape, for cards of which the fullest has so many tiles. */
export const fitsOf = (cards: Cards, level: 'tiles' | 'chips'): readonly Fit[] =>
  EXAMPLES.map((width) => fitIn({ width, height: 1, unit: 1 }, cards, level));

/** Few cards keep free places, where that costs little: a task that comes then moves nothing. */
function placesFor(cards: number, tiles: number): number {
  if (tiles <= 2) return cards <= 4 ? 4 : 2;
  return Math.max(4, tiles);
}

/** Which of `SHAPES` a room has. */
export const shapeOf = ({ width, height }: Pick<Room, 'width' | 'height'>): number =>
  SHAPES.findLastIndex((from) => width >= from * height);

/** How large what is on the cards is in a room, over its plain size. */
export function scaleIn(room: Room, fit: Fit): number {
  const most = fit.form === 'chip' ? SCALES.chips.most : SCALES.tiles.most;
  return Math.min(most, lengthIn(room, fit) / room.unit);
}

/** `--u` where nothing bounds it. */
function lengthIn({ width, height }: Room, fit: Fit): number {
  const m = FORMS[fit.form];
  const across = (count: number, each: number, between: number) => count * (each + between) - between;
  const card = {
    width: 2 * m.padding + across(fit.tileColumns, m.width, m.between),
    height: 2 * m.padding + m.header + fit.lines * LINE + across(fit.tileRows, m.height, m.between),
  };
  return Math.min(
    width / across(fit.columns, card.width, m.gap),
    height / across(fit.rows, card.height, m.gap),
  );
}

/** Two lines and all about the node, where names stay large; else as much as leaves them readable. */
function bestFit(room: Room, cards: number, places: number, lines: number, level: 'tiles' | 'chips'): Fit {
  const largest = (form: TileForm, lines: number) => {
    const all = columnChoices(cards, room).flatMap((columns) =>
      Array.from({ length: places }, (_, i): Fit => {
        const tileRows = Math.ceil(places / (i + 1));
        const tileColumns = Math.ceil(places / tileRows);
        return { form, lines, columns, rows: Math.ceil(cards / columns), tileColumns, tileRows };
      }),
    );
    return all.reduce((best, fit) => (lengthIn(room, fit) > lengthIn(room, best) ? fit : best));
  };
  if (level === 'chips') return largest('chip', 0);
  const name = (fit: Fit) => (lengthIn(room, fit) * FORMS[fit.form].name) / room.height;
  const full = largest('double', lines);
  const double = largest('double', 0);
  // All about the node, where that costs the names nothing that a room would see.
  if (name(full) >= Math.max(READABLE, Math.min(AMPLE, name(double)))) return full;
  if (name(double) >= READABLE) return double;
  const single = largest('single', 0);
  return name(single) > name(double) ? single : double;
}

/** Columns that leave no row much emptier than another. Few cards stand as one would lay them out by hand. */
function columnChoices(cards: number, { width, height }: Room): readonly number[] {
  const isWide = width >= height;
  if (cards === 4) return [width >= 2 * height ? 4 : 2];
  if (cards >= 5 && cards <= 8) return [isWide ? Math.ceil(cards / 2) : 2];
  if (cards === 3) return [isWide ? 3 : 1];
  return [...new Set(Array.from({ length: cards }, (_, row) => Math.ceil(cards / (row + 1))))];
}
