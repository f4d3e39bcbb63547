const GAP = 6;
const MARGIN = 8;

interface Box {
  readonly width: number;
  readonly height: number;
}

interface Anchor extends Box {
  readonly left: number;
  readonly top: number;
}

/** Where a floating box goes: below its anchor (above, where there is no room), never past the window's edges. Pixels. */
export function placeNear(
  anchor: Anchor,
  box: Box,
  view: Box,
  align: 'start' | 'center' | 'end' = 'center',
): { readonly left: number; readonly top: number } {
  const slack = anchor.width - box.width;
  const wanted = anchor.left + (align === 'start' ? 0 : align === 'end' ? slack : slack / 2);
  const below = anchor.top + anchor.height + GAP;
  const above = anchor.top - GAP - box.height;
  const fitsBelow = below + box.height <= view.height - MARGIN;
  return {
    left: Math.max(MARGIN, Math.min(wanted, view.width - MARGIN - box.width)),
    top: fitsBelow || above < MARGIN ? below : above,
  };
}
