import type { NetworkId, ServiceId, StackName } from '../objects/ids';
import { type LaneGroup, type LaneService, orderServices } from './lane-order';

/** Lengths are in units throughout: a unit is `scale` CSS px at a root font of 16 px. */
export const LANE_MEASURES = {
  /** A service's card. */
  card: 48,
  /** Between cards of a stack, and from a stack's edge to its cards. */
  gap: 10,
  /** Between stacks. */
  apart: 22,
  /** The label of a lane. */
  label: 44,
  /** A line of a published port. */
  plug: 24,
} as const;

const { card: CARD, gap: GAP, apart: APART, label: LABEL, plug: PLUG } = LANE_MEASURES;
/** A stack's name on its edge. */
const HEADING = 16;
/** From the services to the middle of the first lane. */
const DROP = 44;
/** Between the middles of lanes. */
const PITCH = 54;
const MOST_PITCH = 78;
const BAND_GAP = 20;
const GUTTER = 18;
/** A letter of a card's name, and one of a lane's label; a little more than they are on average. */
const CARD_LETTER = 9;
const LETTER = 8.2;
const LEAST_CARD = 104;
const LEAST_PLUGGED = 148;
const MOST_CARD = 220;
/** A card's mark and its edges. */
const BESIDE_NAME = 58;
/** Where on a card's width its stems are: its left says whether it is chosen. */
const STEMS_AT = 0.62;
const LEAST_LABELS = 140;
const MOST_LABELS = 240;

const LEAST_SCALE = 0.8;
const MOST_SCALE = 3;
const STEP = 0.05;

export interface LaneNetwork {
  readonly id: NetworkId;
  /** The longer one of the lines of its label, in letters. */
  readonly letters: number;
}

interface Card {
  readonly id: ServiceId;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

interface StackBox {
  readonly stack: StackName;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Lane {
  readonly id: NetworkId;
  readonly y: number;
  /** Where its line ends. */
  readonly end: number;
}

/** A line from a service down to a lane, or from the world down to a service. */
interface Stem {
  readonly service: ServiceId;
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

/** Services in a row, and below them the lanes that they join; a lane can be in several bands. */
export interface Band {
  /** The world's own line, above; null where no service of this band publishes a port. */
  readonly world: { readonly y: number; readonly end: number } | null;
  readonly stacks: readonly StackBox[];
  readonly cards: readonly Card[];
  readonly lanes: readonly Lane[];
  readonly stems: readonly (Stem & { readonly lane: NetworkId })[];
  readonly plugs: readonly Stem[];
}

export interface LaneLayout {
  readonly scale: number;
  readonly width: number;
  readonly height: number;
  /** Where the lines of lanes begin: their labels stand before it. */
  readonly start: number;
  readonly bands: readonly Band[];
}

/**
 * Networks as lanes below the services that join them, as large as `room` (rem × 16) allows: in one band, or in as many as
 * make it larger. What does not fit at the least scale is drawn at 1, and the page scrolls.
 */
export function layOutLanes(
  services: readonly LaneService[],
  networks: readonly LaneNetwork[],
  room: { readonly width: number; readonly height: number },
): LaneLayout {
  const groups = orderServices(services);
  const letters = Math.max(0, ...networks.map((network) => network.letters));
  const start = clamp(LEAST_LABELS, letters * LETTER + 26, MOST_LABELS) + GUTTER;
  for (let scale = MOST_SCALE; scale > LEAST_SCALE - STEP / 2; scale -= STEP) {
    const width = room.width / scale;
    const rows = packRows(groups, width - start);
    if (rows.some((row) => rowWidth(row) > width - start)) continue;
    const least = heightOf(rows, networks, PITCH);
    if (least * scale > room.height) continue;
    const lanes = rows.reduce((sum, row) => sum + lanesIn(row, networks).length, 0) || 1;
    const pitch = Math.min(MOST_PITCH, PITCH + (room.height / scale - least) / lanes);
    return { scale, ...place(rows, networks, { start, width, pitch }) };
  }
  const width = Math.max(room.width, start + MOST_CARD + 2 * GAP);
  return { scale: 1, ...place(packRows(groups, width - start), networks, { start, width, pitch: PITCH }) };
}

const clamp = (least: number, value: number, most: number) => Math.min(most, Math.max(least, value));

type Row = readonly LaneGroup[];

const cardWidth = ({ label, plugs }: LaneService): number =>
  clamp(plugs > 0 ? LEAST_PLUGGED : LEAST_CARD, BESIDE_NAME + label.length * CARD_LETTER, MOST_CARD);

const groupWidth = ({ services }: LaneGroup): number =>
  services.reduce<number>((sum, service) => sum + cardWidth(service) + GAP, GAP);

const rowWidth = (row: Row): number => row.reduce((sum, group) => sum + groupWidth(group) + APART, -APART);

/** Groups in rows of at most `width`; a group that is wider than a row goes on in the next. */
function packRows(groups: readonly LaneGroup[], width: number): readonly Row[] {
  const rows: LaneGroup[][] = [];
  for (const group of groups) {
    const last = rows.at(-1);
    if (last && rowWidth([...last, group]) <= width) last.push(group);
    else for (const part of splitGroup(group, width)) rows.push([part]);
  }
  return rows.length > 0 ? rows : [[]];
}

function splitGroup({ stack, services }: LaneGroup, width: number): readonly LaneGroup[] {
  const parts: LaneService[][] = [[]];
  for (const service of services) {
    const last = parts.at(-1) ?? [];
    if (last.length > 0 && groupWidth({ stack, services: [...last, service] }) > width) parts.push([service]);
    else last.push(service);
  }
  return parts.map((part) => ({ stack, services: part }));
}

/**
 * The lanes of a row, the one that ends first nearest to the services: so a stem crosses least. Those that no service joins
 * come below all.
 */
function lanesIn(row: Row, networks: readonly LaneNetwork[]): readonly NetworkId[] {
  const services = row.flatMap((group) => group.services);
  const last = new Map(services.flatMap(({ lanes }, i) => lanes.map((lane) => [lane, i] as const)));
  const first = new Map(
    [...services].reverse().flatMap(({ lanes }, i) => lanes.map((lane) => [lane, i] as const)),
  );
  return networks
    .map(({ id }) => id)
    .filter((id) => last.has(id))
    .sort((a, b) => (last.get(a) ?? 0) - (last.get(b) ?? 0) || (first.get(a) ?? 0) - (first.get(b) ?? 0));
}

const unjoined = (rows: readonly Row[], networks: readonly LaneNetwork[]): readonly NetworkId[] => {
  const joined = new Set(rows.flat().flatMap(({ services }) => services.flatMap(({ lanes }) => lanes)));
  return networks.map(({ id }) => id).filter((id) => !joined.has(id));
};

const hasStacks = (row: Row): boolean => row.some(({ stack }) => stack !== null);
const mostPlugs = (row: Row): number =>
  Math.max(0, ...row.flatMap(({ services }) => services.map(({ plugs }) => plugs)));

/** From a band's top to that of its cards. */
const aboveCards = (row: Row): number => {
  const plugs = mostPlugs(row);
  return (plugs > 0 ? LABEL + 8 + plugs * PLUG + 10 : GAP) + (hasStacks(row) ? HEADING : GAP);
};

const bandHeight = (row: Row, lanes: number, pitch: number): number =>
  aboveCards(row) + CARD + GAP + (lanes > 0 ? DROP + (lanes - 1) * pitch + LABEL / 2 : 0);

const heightOf = (rows: readonly Row[], networks: readonly LaneNetwork[], pitch: number): number =>
  rows.reduce((sum, row, i) => {
    const more = i === rows.length - 1 ? unjoined(rows, networks).length : 0;
    return sum + bandHeight(row, lanesIn(row, networks).length + more, pitch) + (i > 0 ? BAND_GAP : 0);
  }, 0);

interface Measures {
  readonly start: number;
  readonly width: number;
  readonly pitch: number;
}

function place(
  rows: readonly Row[],
  networks: readonly LaneNetwork[],
  measures: Measures,
): Omit<LaneLayout, 'scale'> {
  const bands: Band[] = [];
  let top = 0;
  rows.forEach((row, i) => {
    const lanes = [...lanesIn(row, networks), ...(i === rows.length - 1 ? unjoined(rows, networks) : [])];
    bands.push(placeBand(row, lanes, top, measures));
    top += bandHeight(row, lanes.length, measures.pitch) + BAND_GAP;
  });
  return { width: measures.width, height: top - BAND_GAP, start: measures.start, bands };
}

function placeBand(
  row: Row,
  lanes: readonly NetworkId[],
  top: number,
  { start, width, pitch }: Measures,
): Band {
  const y = top + aboveCards(row);
  const free = Math.max(0, width - start - rowWidth(row));
  const apart = APART + Math.min(free / (row.length + 1), 4 * APART);
  const laneY = new Map(lanes.map((id, i) => [id, y + CARD + GAP + DROP + i * pitch] as const));
  const worldY = mostPlugs(row) > 0 ? top + LABEL / 2 : null;
  const stacks: StackBox[] = [];
  const cards: Card[] = [];
  const stems: (Stem & { readonly lane: NetworkId })[] = [];
  const plugs: Stem[] = [];
  let x = start;
  for (const group of row) {
    const box = { x, y: y - HEADING, width: groupWidth(group), height: HEADING + CARD + GAP };
    if (group.stack !== null) stacks.push({ stack: group.stack, ...box });
    x += GAP;
    for (const service of group.services) {
      const card = { id: service.id, x, y, width: cardWidth(service) };
      cards.push(card);
      if (worldY !== null && service.plugs > 0)
        plugs.push({ service: service.id, x: x + card.width - 22, top: worldY, bottom: y });
      stems.push(...placeStems(service, card, laneY));
      x += card.width + GAP;
    }
    x += apart;
  }
  const endOf = (ends: readonly number[]) => Math.max(start + 24, ...ends);
  return {
    world: worldY === null ? null : { y: worldY, end: endOf(plugs.map((plug) => plug.x)) },
    stacks,
    cards,
    lanes: [...laneY].map(([id, at]) => ({
      id,
      y: at,
      end: endOf(stems.filter(({ lane }) => lane === id).map((stem) => stem.x)),
    })),
    stems,
    plugs,
  };
}

/** A card's stems beside each other, that of the nearest lane at the left: so none crosses a lane of its own card. */
function placeStems(
  { id, lanes }: LaneService,
  { x, y, width }: Card,
  laneY: ReadonlyMap<NetworkId, number>,
): (Stem & { readonly lane: NetworkId })[] {
  const joined = lanes
    .flatMap((lane) => {
      const bottom = laneY.get(lane);
      return bottom === undefined ? [] : [{ lane, bottom }];
    })
    .sort((a, b) => a.bottom - b.bottom);
  const apart = Math.min(22, (2 * (width * (1 - STEMS_AT) - 12)) / Math.max(1, joined.length - 1));
  const first = x + width * STEMS_AT - ((joined.length - 1) * apart) / 2;
  return joined.map(({ lane, bottom }, i) => ({
    service: id,
    lane,
    x: first + i * apart,
    top: y + CARD,
    bottom,
  }));
}
