import type { ReactNode } from 'react';
import { type Look, STEPS } from '@/lib/swarm/derived/look';
import { GLYPHS, RING } from './glyph-shapes';

interface StateGlyphProps {
  readonly look: Look;
  /** 1–9, for a ring that fills. */
  readonly step?: number;
}

/** A state as a shape, so that it never rests on colour alone. Decoration: the words stand beside it. */
export function StateGlyph({ look, step = 0 }: StateGlyphProps): ReactNode {
  return (
    <svg className="glyph" viewBox="0 0 16 16" aria-hidden="true">
      {look === 'starting' ? (
        <>
          <circle className="glyph-track" cx={RING.x} cy={RING.y} r={RING.radius} pathLength={STEPS} />
          <circle
            className="glyph-line"
            cx={RING.x}
            cy={RING.y}
            r={RING.radius}
            pathLength={STEPS}
            strokeDasharray={`${step} ${STEPS}`}
            transform="rotate(-90 8 8)"
          />
        </>
      ) : (
        GLYPHS[look].map(({ kind, d, dash }) => (
          <path key={d} className={`glyph-${kind}`} d={d} strokeDasharray={dash?.join(' ')} />
        ))
      )}
    </svg>
  );
}
