import { GLYPHS, type GlyphStroke, RING } from '@/components/marks/glyph-shapes';
import { type Look, STEPS } from '@/lib/swarm/derived/look';

type Context = CanvasRenderingContext2D;

/** Where a glyph goes, in the context's own units. */
export interface GlyphSpot {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly colour: string;
  /** What shows through where the glyph is cut. */
  readonly ground: string;
}

const paths = new Map<string, Path2D>();

function pathOf(d: string): Path2D {
  const path = paths.get(d) ?? new Path2D(d);
  paths.set(d, path);
  return path;
}

export function drawStrokes(context: Context, strokes: readonly GlyphStroke[], spot: GlyphSpot): void {
  context.save();
  context.translate(spot.x, spot.y);
  context.scale(spot.size / 16, spot.size / 16);
  context.lineJoin = 'round';
  for (const { kind, d, dash } of strokes) {
    if (kind === 'solid') {
      context.fillStyle = spot.colour;
      context.fill(pathOf(d));
      continue;
    }
    context.strokeStyle = kind === 'cut' ? spot.ground : spot.colour;
    context.lineWidth = 2;
    context.lineCap = dash ? 'butt' : 'round';
    context.setLineDash(dash ? [...dash] : []);
    context.stroke(pathOf(d));
  }
  context.restore();
}

/** Draws a state as the page's `StateGlyph` does; `step` (1–9) fills the ring of a task on its way. */
export function drawGlyph(context: Context, look: Look, step: number, spot: GlyphSpot): void {
  if (look !== 'starting') {
    drawStrokes(context, GLYPHS[look], spot);
    return;
  }
  const scale = spot.size / 16;
  const arc = (part: number, alpha: number) => {
    context.globalAlpha = alpha;
    context.beginPath();
    const top = -Math.PI / 2;
    context.arc(
      spot.x + RING.x * scale,
      spot.y + RING.y * scale,
      RING.radius * scale,
      top,
      top + 2 * Math.PI * part,
    );
    context.stroke();
  };
  context.save();
  context.strokeStyle = spot.colour;
  context.lineWidth = 2.4 * scale;
  arc(1, 0.3);
  arc(step / STEPS, 1);
  context.restore();
}
