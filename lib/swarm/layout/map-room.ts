/** Lengths in CSS px; `unit` is the root font's size over 16. */
export interface MapRoom {
  readonly width: number;
  readonly height: number;
  readonly unit: number;
  /** What stands below it, and takes no more of a map's room than is kept for it. */
  readonly dock?: number;
}

/** Below this width a page is a phone's, at a 16 px root font. */
export const NARROW = 640;
/** The map's foot and the dock on its one screen, at a 16 px root font: css/map.css holds the dock to it. */
const RESERVE = { wide: 102, narrow: 76 };

/** What a map may take of the room and the dock, so that no square moves when the dock has more to say. */
export function mapRoom(room: MapRoom): MapRoom {
  const reserve = room.width / room.unit < NARROW ? RESERVE.narrow : RESERVE.wide;
  return { ...room, height: room.height + (room.dock ?? 0) - reserve * room.unit };
}

/** Measures at a 16 px root font; css/map.css draws the same. `aspect` is a good shape of a cell. */
export const SQUARES = { header: 18, plain: 13, most: 28, least: 6, scrolled: 9, narrowest: 44, aspect: 1.7 };
/** Between cells, around what is in them, and between squares, where squares are small. */
export const TIGHT = { gap: 4, padding: 3, between: 1 };

/**
 * Whether so many nodes of so many tasks each fit the room as the smallest squares. It says what `squarePlan` would, in
 * less: the first page needs no more of the map than this.
 */
export function fitsAsSquares({ width, height, unit }: MapRoom, nodes: number, tasksEach: number): boolean {
  const [gap, padding, header, size] = [TIGHT.gap, TIGHT.padding, SQUARES.header, SQUARES.least].map(
    (length) => Math.round(length * unit),
  ) as [number, number, number, number];
  const between = Math.max(1, Math.round(TIGHT.between * unit));
  const most = Math.floor((width + TIGHT.gap * unit) / ((SQUARES.narrowest + TIGHT.gap) * unit));
  for (let columns = 1; columns <= Math.max(1, most); columns += 1) {
    const inner = (width + gap) / columns - gap - 2 * padding;
    const perRow = Math.max(1, Math.floor((inner + between) / (size + between)));
    const rows = Math.max(1, Math.ceil(tasksEach / perRow));
    const cell = header + 2 * padding + rows * (size + between) - between;
    if (Math.ceil(nodes / columns) * (cell + gap) - gap <= height) return true;
  }
  return false;
}
