import type { Box } from '@/lib/swarm/layout/map-layout';

const GAP = 6;
const MARGIN = 8;

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Where a box goes beside an anchor: on the side with more room, else below or above it; always inside the window, of
 * which `view.top` px are covered. Pixels.
 */
export function placeBeside(
  anchor: Box,
  box: Size,
  view: Size & { readonly top: number },
): { readonly left: number; readonly top: number } {
  const before = anchor.left - GAP - MARGIN;
  const after = view.width - (anchor.left + anchor.width) - GAP - MARGIN;
  const within = (wanted: number, least: number, most: number) => Math.max(least, Math.min(wanted, most));
  const bottom = view.height - MARGIN - box.height;
  if (Math.max(before, after) >= box.width) {
    const left = after >= before ? anchor.left + anchor.width + GAP : anchor.left - GAP - box.width;
    return { left, top: within(anchor.top, view.top + MARGIN, Math.max(view.top + MARGIN, bottom)) };
  }
  const middle = anchor.left + (anchor.width - box.width) / 2;
  const below = anchor.top + anchor.height + GAP;
  const above = anchor.top - GAP - box.height;
  return {
    left: within(middle, MARGIN, Math.max(MARGIN, view.width - MARGIN - box.width)),
    top:
      below <= bottom || above < view.top + MARGIN
        ? Math.max(view.top + MARGIN, Math.min(below, bottom))
        : above,
  };
}
