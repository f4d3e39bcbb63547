'use client';

import { type RefObject, useEffect, useMemo, useRef } from 'react';
import { useSummed } from '@/lib/client/use-shown';
import type { Filter } from '@/lib/swarm/derived/filter';
import {
  arrange,
  type CardDensity,
  chooseDensity,
  type Density,
  fitScale,
  isBearable,
  isMap,
} from '@/lib/swarm/layout/density';
import { fitIn } from '@/lib/swarm/layout/fit';
import type { MapDensity } from '@/lib/swarm/layout/map-layout';
import type { Crowd } from './tiles/use-crowd';
import { type Room, useRoom } from './tiles/use-room';

/** How the grid is shown: as cards of tiles, or as a map. */
export type Shape = CardShape | MapShape;

interface CardShape {
  readonly density: CardDensity;
  /** Node cards beside each other, and tiles within one. */
  readonly columns: number;
  readonly tileColumns: number;
  /** How large they are over their plain size where they share the room; 0 where they do not, and are scrolled. */
  readonly scale: number;
}

export interface MapShape {
  readonly density: MapDensity;
  readonly room: Room;
  /** What was asked for, where the page cannot bear it. */
  readonly refused: Density | null;
}

export const isMapShape = (shape: Shape): shape is MapShape => isMap(shape.density);

/**
 * How the grid is shown in its element: what fits of what passes the filter, unless the person chose. Null before the
 * element is measured. `isShared`: whether cards may share the room.
 */
export function useArrangement(
  element: RefObject<HTMLElement | null>,
  chosen: Density | 'auto',
  filter: Filter,
  { places: fullest, lines }: Crowd,
  isShared: boolean,
): Shape | null {
  const measured = useRoom(element);
  const last = useRef<Density | null>(null);
  const nodes = useSummed(filter, 'cards');
  const tasks = useSummed(filter, 'tasks');
  const room = useMemo(
    () => measured && { ...measured, isOneScreen: measured.isOneScreen && isShared },
    [measured, isShared],
  );
  const density = useMemo(() => {
    if (!room) return null;
    const extent = { ...room, nodes, tasks, fullest, lines };
    if (chosen !== 'auto' && isBearable(extent, chosen)) return chosen;
    return chooseDensity(extent, last.current);
  }, [room, nodes, tasks, fullest, lines, chosen]);
  useEffect(() => {
    last.current = density;
  }, [density]);
  return useMemo(() => {
    if (!room || !density) return null;
    if (isMap(density))
      return { room, density, refused: chosen === 'auto' || chosen === density ? null : chosen };
    const extent = { ...room, nodes, tasks: 0, fullest, lines };
    const scale = fitScale(extent, density, chosen === 'auto' ? Number.POSITIVE_INFINITY : 1);
    const { columns, tileColumns } =
      scale > 0 ? fitIn(room, { cards: nodes, tiles: fullest, lines }, density) : arrange(extent, density);
    return { density, columns, tileColumns, scale };
  }, [room, density, nodes, fullest, lines, chosen]);
}
