import { type Look, STEPS, stepOf } from '@/lib/swarm/derived/look';
import type { Tile } from '@/lib/swarm/derived/tile';
import { drawGlyph } from './draw-glyph';
import type { Hue, Palette } from './palette';

type Context = CanvasRenderingContext2D;

/** Below this many device px a glyph is a smudge: the square's own shape must do. */
const LEAST_GLYPH = 9;

/**
 * Every kind of square that the map shows, drawn once and copied from then on: thousands of squares are of few kinds.
 * Each has a canvas of its own, for one that is drawn on between copies is copied whole. Sizes in device px.
 */
export class Sprites {
  private readonly sprites = new Map<string, HTMLCanvasElement>();

  constructor(
    private readonly size: number,
    private readonly palette: Palette,
  ) {}

  /** Copies the square of a task to a place; `half` is as in `SquarePlace`. */
  draw(context: Context, tile: Tile, half: 0 | 1 | 2, x: number, y: number): void {
    const { look, mark, outdated, tombstone } = tile;
    const step = look === 'starting' ? stepOf(tile.task) : 0;
    const key = `${look} ${mark?.hue} ${mark?.pattern} ${step} ${outdated} ${tombstone}`;
    const sprite = this.sprites.get(key) ?? this.make(key, tile, step);
    if (half === 0) {
      context.drawImage(sprite, x, y);
      return;
    }
    const left = half === 2 ? Math.ceil(this.size / 2) : 0;
    const width = Math.floor(this.size / 2);
    context.drawImage(sprite, left, 0, width, this.size, x + left, y, width, this.size);
  }

  private make(key: string, tile: Tile, step: number): HTMLCanvasElement {
    const sprite = document.createElement('canvas');
    sprite.width = this.size;
    sprite.height = this.size;
    const context = sprite.getContext('2d');
    if (context) drawSquare(context, this.size, tile, step, this.palette);
    this.sprites.set(key, sprite);
    return sprite;
  }
}

function drawSquare(context: Context, size: number, tile: Tile, step: number, palette: Palette): void {
  const { colours } = palette;
  const hue = tile.mark ? palette.hues[tile.mark.hue] : undefined;
  const plain: Hue = { ground: colours.edge, rim: colours.ink, pattern: colours.surface };
  const own = hue ?? plain;
  const glyph = (look: Look, colour: string, ground: string) => {
    if (size < LEAST_GLYPH) return;
    const inset = Math.round(size * 0.08);
    drawGlyph(context, look, step, { x: inset, y: inset, size: size - 2 * inset, colour, ground });
  };
  const fill = (colour: string) => {
    context.fillStyle = colour;
    context.fillRect(0, 0, size, size);
  };
  const frame = (colour: string, width: number) => {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.strokeRect(width / 2, width / 2, size - width, size - width);
  };
  const thick = Math.max(1, Math.round(size / 7));
  const look = tile.tombstone && tile.look !== 'failed' && tile.look !== 'rejected' ? 'ended' : tile.look;
  switch (look) {
    case 'running':
      fill(own.ground);
      pattern(context, size, tile.mark?.pattern ?? 0, own.pattern);
      frame(own.rim, 1);
      break;
    case 'failed':
    case 'rejected':
      fill(colours.danger);
      if (size >= LEAST_GLYPH) glyph(look, colours['on-danger'], colours.danger);
      else cross(context, size, colours['on-danger'], look === 'failed');
      break;
    case 'starting': {
      // Fills from its foot, a ninth a step.
      frame(own.ground, thick);
      const done = Math.round((size * step) / STEPS);
      context.fillStyle = own.ground;
      context.fillRect(0, size - done, size, done);
      break;
    }
    case 'waiting':
      context.setLineDash([2, 2]);
      frame(colours.edge, thick);
      glyph(look, colours.warning, colours.tile);
      break;
    case 'stopping':
      stripes(context, size, own.ground);
      frame(colours.edge, 1);
      break;
    case 'unknown':
      fill(colours.unknown);
      if (size >= LEAST_GLYPH) glyph(look, colours.surface, colours.unknown);
      else {
        context.fillStyle = colours.surface;
        context.fillRect(thick, thick, size - 2 * thick, size - 2 * thick);
      }
      break;
    case 'complete':
    case 'ended':
      fill(colours.track);
      glyph(look, colours.ink, colours.track);
      break;
  }
  if (tile.outdated) {
    context.beginPath();
    context.moveTo(size, size * 0.4);
    context.lineTo(size, size);
    context.lineTo(size * 0.4, size);
    context.fillStyle = colours.surface;
    context.fill();
  }
}

function cross(context: Context, size: number, colour: string, isBoth: boolean): void {
  context.strokeStyle = colour;
  context.lineWidth = Math.max(1, size / 5);
  context.beginPath();
  const [from, to] = [size * 0.22, size * 0.78];
  context.moveTo(from, to);
  context.lineTo(to, from);
  if (isBoth) {
    context.moveTo(from, from);
    context.lineTo(to, to);
  }
  context.stroke();
}

/** The patterns of css/mark.css: 1 stripes, 2 dots. */
function pattern(context: Context, size: number, kind: number, colour: string): void {
  if (kind === 0 || size < 7) return;
  if (kind === 1) {
    stripes(context, size, colour);
    return;
  }
  context.fillStyle = colour;
  const step = Math.max(4, Math.round(size / 3));
  const dot = Math.max(1, Math.round(size / 8));
  for (let y = Math.floor(step / 2); y < size; y += step)
    for (let x = Math.floor(step / 2); x < size; x += step) context.fillRect(x, y, dot, dot);
}

function stripes(context: Context, size: number, colour: string): void {
  context.save();
  context.beginPath();
  context.rect(0, 0, size, size);
  context.clip();
  context.strokeStyle = colour;
  context.lineWidth = Math.max(1, size / 6);
  context.beginPath();
  const step = Math.max(3, size / 2.4);
  for (let x = -size; x < size; x += step) {
    context.moveTo(x, size);
    context.lineTo(x + size, 0);
  }
  context.stroke();
  context.restore();
}
