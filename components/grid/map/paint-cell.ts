import type { NodeTone } from '@/lib/swarm/derived/node-tone';
import type { Palette } from './palette';

type Context = CanvasRenderingContext2D;

/** A box in device px. */
export interface DeviceBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The ground and the edge of a node's cell: quiet for one that is well, loud by contrast and hatching for others;
 * `isHeld`: dashed, for a node that takes no tasks; `isSolid` where nothing on it needs a light ground.
 */
export function paintGround(
  context: Context,
  box: DeviceBox,
  isHeld: boolean,
  tone: NodeTone,
  { colours, rim: edge }: Palette,
  ratio: number,
  isSolid: boolean,
): void {
  const isLoud = tone === 'silent' || tone === 'failing';
  // A thousand thick edges around what is well would hide what is not.
  const rim = Math.max(1, Math.round((isLoud ? 2 * edge : isSolid ? 1 : edge) * ratio));
  const outline = new Path2D();
  outline.roundRect(
    box.x + rim / 2,
    box.y + rim / 2,
    box.width - rim,
    box.height - rim,
    Math.min(4 * ratio, box.height / 6),
  );
  context.fillStyle = groundOf(tone, colours, isSolid);
  context.fill(outline);
  if ((tone === 'silent' && !isSolid) || (isHeld && !isLoud)) {
    context.save();
    context.clip(outline);
    hatch(
      context,
      box,
      tone === 'silent' ? colours.track : colours.sunken,
      ratio * (tone === 'silent' ? 3 : 5),
    );
    context.restore();
  }
  context.lineWidth = rim;
  context.strokeStyle =
    tone === 'failing'
      ? colours.danger
      : tone === 'silent'
        ? colours.unknown
        : isHeld || tone === 'moving'
          ? colours.edge
          : colours.line;
  context.setLineDash(isHeld && !isLoud ? [3 * ratio, 2 * ratio] : []);
  context.stroke(outline);
  context.setLineDash([]);
}

function groundOf(tone: NodeTone, colours: Palette['colours'], isSolid: boolean): string {
  if (tone === 'failing') return isSolid ? colours.danger : colours['danger-soft'];
  return tone === 'silent' && isSolid ? colours.unknown : colours.surface;
}

/** Diagonal bands of a colour, `width` device px each and as far apart. */
export function hatch(context: Context, box: DeviceBox, colour: string, width: number): void {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.beginPath();
  const step = width * 2 * Math.SQRT2;
  for (let x = box.x - box.height; x < box.x + box.width + step; x += step) {
    context.moveTo(x, box.y + box.height);
    context.lineTo(x + box.height, box.y);
  }
  context.stroke();
}
