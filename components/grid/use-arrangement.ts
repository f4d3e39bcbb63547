'use client';

import { type RefObject, useEffect, useMemo, useRef } from 'react';
import { type Space, useSpace } from '@/components/marks/use-space';
import { useSummed } from '@/lib/client/use-shown';
import type { Filter } from '@/lib/swarm/derived/filter';
import {
  type Arrangement,
  arrange,
  chooseDensity,
  type Density,
  isBearable,
  isMap,
} from '@/lib/swarm/layout/density';
import type { MapDensity } from '@/lib/swarm/layout/map-layout';

/** How the grid is shown: as cards of tiles, or as a map. */
export type Shape = CardShape | MapShape;

type CardShape = Arrangement & { readonly space: Space };

export interface MapShape {
  readonly density: MapDensity;
  readonly space: Space;
  /** What was asked for, where the page cannot bear it. */
  readonly refused: Density | null;
}

export const isMapShape = (shape: Shape): shape is MapShape => isMap(shape.density);

/**
 * How the grid is shown in its element: what fits of what passes the filter, unless the person chose. Null before the
 * element is measured.
 */
export function useArrangement(
  element: RefObject<HTMLElement | null>,
  chosen: Density | 'auto',
  filter: Filter,
): Shape | null {
  const space = useSpace(element);
  const last = useRef<Density | null>(null);
  const nodes = useSummed(filter, 'cards');
  const tasks = useSummed(filter, 'tasks');
  const density = useMemo(() => {
    if (!space) return null;
    const room = { ...space, nodes, tasks };
    if (chosen !== 'auto' && isBearable(room, chosen)) return chosen;
    return chooseDensity(room, last.current);
  }, [space, nodes, tasks, chosen]);
  useEffect(() => {
    last.current = density;
  }, [density]);
  return useMemo(() => {
    if (!space || !density) return null;
    if (!isMap(density)) return { space, ...arrange({ ...space, nodes, tasks: 0 }, density) };
    return { space, density, refused: chosen === 'auto' || chosen === density ? null : chosen };
  }, [space, density, nodes, chosen]);
}
