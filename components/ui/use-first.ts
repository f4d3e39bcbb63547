import { useState } from 'react';

/** How many more are shown at once: a press never draws tens of thousands. */
export const STEP = 200;

/** The first `most` of `items`, how many are left, and a way to show `step` more of them. */
export function useFirst<T>(items: readonly T[], most: number, step = STEP) {
  const [extra, setExtra] = useState(0);
  const shown = items.slice(0, most + extra);
  return {
    shown,
    left: items.length - shown.length,
    showMore: () => setExtra(extra + step),
  };
}
