import { useEffect } from 'react';
import { remember } from '@/lib/client/remember';
import { DENSITY_COOKIE } from '@/lib/protocol/first-answer';
import type { Shape } from './use-arrangement';

/** Has the server draw the next page as this window shows the grid now. */
export function useKeptDensity(shape: Shape | null): void {
  const density = shape?.density;
  useEffect(() => {
    if (density) remember(DENSITY_COOKIE, density);
  }, [density]);
}
