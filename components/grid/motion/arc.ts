interface Point {
  readonly x: number;
  readonly y: number;
}

const STEPS = 16;

/**
 * Keyframes that carry a thing from one point to another on a rising arc, as a hand would throw it: offsets in CSS px
 * from where the thing lies.
 */
export function arcFrames(from: Point, to: Point): Keyframe[] {
  const lift = Math.min(160, 40 + Math.hypot(to.x - from.x, to.y - from.y) * 0.18);
  return Array.from({ length: STEPS + 1 }, (_, i) => {
    const t = i / STEPS;
    const x = from.x + (to.x - from.x) * t;
    const y = from.y + (to.y - from.y) * t - lift * 4 * t * (1 - t);
    return { transform: `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`, offset: t };
  });
}
