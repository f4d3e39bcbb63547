import { LOOKS, type Look } from '@/lib/swarm/derived/look';
import { type NodeTone, shortNodeName, worstLook } from '@/lib/swarm/derived/node-tone';
import type { SwarmNode } from '@/lib/swarm/objects/node';
import { drawGlyph, drawStrokes } from './draw-glyph';
import { HELD_GLYPHS } from './held-glyphs';
import { type DeviceBox, hatch } from './paint-cell';
import type { Palette } from './palette';

type Context = CanvasRenderingContext2D;

export interface BarContent {
  /** null: what is left of removed nodes. */
  readonly node: SwarmNode | null;
  readonly tone: NodeTone;
  /** Tasks by look, in the order of `LOOKS`. */
  readonly looks: readonly number[];
  /** Tasks that make a full bar: the same for every node, so that long bars are full nodes. */
  readonly scale: number;
}

/** How wide a digit is, of its size. */
const DIGIT = 0.62;
/** The largest name, CSS px: more is louder than what it names. */
const MOST_TEXT = 13;

/** One node as a bar of its tasks' states, the gravest first, with the end of its name and what is worst about it. */
export function paintBar(
  context: Context,
  box: DeviceBox,
  { node, tone, looks, scale }: BarContent,
  palette: Palette,
  ratio: number,
): void {
  const { colours } = palette;
  const padding = Math.round(Math.max(3 * ratio, box.height * 0.12));
  const isLoud = tone === 'silent' || tone === 'failing';
  const bar = Math.round(box.height * 0.24);
  const room = box.height - 2 * padding - bar;
  const glyph = Math.min(room, box.width * 0.4) * (isLoud ? 1.1 : 0.85);
  const ink = tone === 'failing' ? colours['on-danger'] : tone === 'silent' ? colours.surface : colours.ink;
  const spot = {
    x: box.x + box.width - padding - glyph,
    y: box.y + padding + (room - glyph) / 2 - (isLoud ? 0 : ratio * 0.5),
    size: glyph,
    colour: isLoud ? ink : tone === 'moving' ? colours.accent : colours.muted,
    ground: tone === 'failing' ? colours.danger : colours.surface,
  };
  const worst = worstLook(looks);
  const held = node && node.availability !== 'active' ? node.availability : null;
  const hasGlyph = tone !== 'calm' || held !== null;
  if (tone === 'silent') drawGlyph(context, 'unknown', 0, spot);
  else if (tone === 'failing' && worst) drawGlyph(context, worst, 0, spot);
  else if (held) drawStrokes(context, HELD_GLYPHS[held], spot);
  else if (tone === 'moving' && worst) drawGlyph(context, worst, 5, spot);

  const name = node ? shortNodeName(node, 4) : '–';
  const isStrong = isLoud || node?.role === 'manager';
  const nameWidth = box.width - 2 * padding - (hasGlyph ? glyph + ratio : 0);
  const size = Math.min(room * 0.7, MOST_TEXT * ratio, nameWidth / (name.length * DIGIT));
  context.fillStyle = isStrong ? ink : colours.muted;
  context.font = `${isStrong ? 650 : 400} ${Math.round(size)}px ${palette.font}`;
  context.textBaseline = 'middle';
  context.fillText(name, box.x + padding, box.y + padding + room / 2, nameWidth);
  const track = {
    x: box.x + padding,
    y: box.y + box.height - padding - bar,
    width: box.width - 2 * padding,
    height: bar,
  };
  paintStack(context, track, looks, scale, palette, ratio);
}

/** Looks that a bar must show however few they are. */
const GRAVE: readonly Look[] = ['failed', 'rejected', 'unknown', 'waiting'];

function paintStack(
  context: Context,
  track: DeviceBox,
  looks: readonly number[],
  scale: number,
  palette: Palette,
  ratio: number,
): void {
  const { colours } = palette;
  context.fillStyle = colours.surface;
  context.fillRect(track.x - ratio, track.y - ratio, track.width + 2 * ratio, track.height + 2 * ratio);
  context.fillStyle = colours.track;
  context.fillRect(track.x, track.y, track.width, track.height);
  let x = track.x;
  const end = track.x + track.width;
  for (const [i, look] of LOOKS.entries()) {
    const count = looks[i] ?? 0;
    if (count === 0) continue;
    const least = GRAVE.includes(look) ? 4 * ratio : ratio;
    const width = Math.min(end - x, Math.max(least, Math.round((count / scale) * track.width)));
    if (width <= 0) break;
    segment(context, look, { ...track, x, width }, colours, ratio);
    x += width;
  }
}

function segment(
  context: Context,
  look: Look,
  box: DeviceBox,
  colours: Palette['colours'],
  ratio: number,
): void {
  const solid = (colour: string) => {
    context.fillStyle = colour;
    context.fillRect(box.x, box.y, box.width, box.height);
  };
  const striped = (ground: string, colour: string) => {
    solid(ground);
    context.save();
    context.beginPath();
    context.rect(box.x, box.y, box.width, box.height);
    context.clip();
    hatch(context, box, colour, 1.5 * ratio);
    context.restore();
  };
  switch (look) {
    case 'failed':
    case 'rejected':
      // Notched: a shape, where colours fail.
      solid(colours.danger);
      context.fillStyle = colours['on-danger'];
      context.fillRect(box.x + box.width - ratio, box.y, ratio, box.height);
      break;
    case 'unknown':
      striped(colours.surface, colours.unknown);
      break;
    case 'waiting':
    case 'stopping':
      striped(colours.surface, colours.warning);
      break;
    case 'starting':
      striped(colours.surface, colours.accent);
      break;
    case 'running':
      solid(colours.fill);
      break;
    case 'complete':
    case 'ended':
      break;
  }
}
