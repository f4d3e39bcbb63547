import type { Look } from '@/lib/swarm/derived/look';

/** A stroke of a glyph on a 16 × 16 field: filled, drawn as a line of 2, or cut out of what is below it. */
export interface GlyphStroke {
  readonly kind: 'solid' | 'line' | 'cut';
  /** An SVG path. */
  readonly d: string;
  readonly dash?: readonly number[];
}

const CIRCLE = 'M14 8a6 6 0 1 1-12 0 6 6 0 0 1 12 0z';

/** A state as a shape. `starting` is a ring that fills (see `RING`). The page and the canvas draw the same. */
export const GLYPHS: { readonly [L in Exclude<Look, 'starting'>]: readonly GlyphStroke[] } = {
  waiting: [
    { kind: 'line', d: CIRCLE, dash: [2.6, 2.1] },
    { kind: 'line', d: 'M8 4.8V8l2.2 1.6' },
  ],
  running: [{ kind: 'solid', d: 'M12.5 8a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0z' }],
  stopping: [{ kind: 'line', d: 'M8 2.5v10M3.8 8.6 8 12.8l4.2-4.2' }],
  unknown: [{ kind: 'line', d: 'M5 5.6a3 3 0 1 1 4.4 2.6c-.9.5-1.4 1-1.4 2M8 12.9v.1' }],
  failed: [
    { kind: 'solid', d: 'M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1z' },
    { kind: 'cut', d: 'm5.4 5.4 5.2 5.2m0-5.2-5.2 5.2' },
  ],
  rejected: [
    { kind: 'solid', d: 'M8 .9 15.6 14.6H.4z' },
    { kind: 'cut', d: 'M10.7 10a2.7 2.7 0 1 1-5.4 0 2.7 2.7 0 0 1 5.4 0z' },
    { kind: 'cut', d: 'm6.1 11.9 3.8-3.8' },
  ],
  complete: [{ kind: 'line', d: 'm3 8.6 3.4 3.4L13 4.9' }],
  ended: [
    { kind: 'line', d: 'M4 14V6.5a4 4 0 0 1 8 0V14M2.5 14h11' },
    { kind: 'line', d: 'M8 6.2v4M6.6 7.6h2.8' },
  ],
};

/** The ring of a task on its way. */
export const RING = { x: 8, y: 8, radius: 6 } as const;
