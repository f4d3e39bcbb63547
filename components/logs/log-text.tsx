import type { CSSProperties, ReactNode } from 'react';
import { type AnsiSpan, type AnsiStyle, readAnsi } from '@/lib/client/logs/ansi';
import type { Match } from '@/lib/client/logs/log-search';

interface LogTextProps {
  readonly text: string;
  readonly matches: readonly Match[];
  /** Whether this is the row that the search stands at. */
  readonly isCurrent: boolean;
}

/** A line's text in its colours, with what was looked for marked. */
export function LogText({ text, matches, isCurrent }: LogTextProps): ReactNode {
  return cut(readAnsi(text), matches).map(({ span, from, isMatch }) =>
    isMatch ? (
      // On the mark's ground a terminal's colours may not be legible.
      <mark key={from} className="log-match" data-current={isCurrent || undefined}>
        {span.text}
      </mark>
    ) : (
      <span key={from} style={lookOf(span.style)}>
        {span.text}
      </span>
    ),
  );
}

interface Piece {
  readonly span: AnsiSpan;
  readonly from: number;
  readonly isMatch: boolean;
}

/** The spans, cut where matches begin and end. */
function cut(spans: readonly AnsiSpan[], matches: readonly Match[]): readonly Piece[] {
  const edges = matches.flat();
  const pieces: Piece[] = [];
  let at = 0;
  for (const span of spans) {
    const end = at + span.text.length;
    const cuts = [at, ...edges.filter((edge) => edge > at && edge < end), end];
    for (let i = 1; i < cuts.length; i++) {
      const from = cuts[i - 1] ?? at;
      const text = span.text.slice(from - at, (cuts[i] ?? end) - at);
      const isMatch = matches.some(([first, last]) => from >= first && from < last);
      if (text) pieces.push({ span: { ...span, text }, from, isMatch });
    }
    at = end;
  }
  return pieces;
}

const colour = (value: string | number): string =>
  typeof value === 'number' ? `var(--ansi-${value})` : `rgb(${value})`;

function lookOf({ color, background, inverse, italic, underline, bold, dim }: AnsiStyle): CSSProperties {
  const ink = color === undefined ? undefined : colour(color);
  const ground = background === undefined ? undefined : colour(background);
  return {
    ...(inverse
      ? { color: ground ?? 'var(--sunken)', backgroundColor: ink ?? 'var(--ink)' }
      : { ...(ink && { color: ink }), ...(ground && { backgroundColor: ground }) }),
    ...(italic && { fontStyle: 'italic' }),
    ...(underline && { textDecoration: 'underline' }),
    ...(bold && { fontWeight: 700 }),
    ...(dim && { opacity: 0.75 }),
  };
}
