import type { GlyphStroke } from '@/components/marks/glyph-shapes';

/** What holds a node back: a lock while it drains, two bars while it is paused. */
export const HELD_GLYPHS: { readonly [A in 'drain' | 'pause']: readonly GlyphStroke[] } = {
  drain: [
    { kind: 'solid', d: 'M3.5 7.5h9v6.5h-9z' },
    { kind: 'line', d: 'M5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5' },
  ],
  pause: [{ kind: 'line', d: 'M5.5 3.5v9M10.5 3.5v9' }],
};
