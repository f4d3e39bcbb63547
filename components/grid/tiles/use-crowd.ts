import { useRef } from 'react';
import { usePart } from '@/lib/client/hooks';
import { shownIdsAt, summaryOf } from '@/lib/client/use-shown';
import type { Filter } from '@/lib/swarm/derived/filter';
import { estimateFullest } from '@/lib/swarm/layout/density';
import type { NodeId } from '@/lib/swarm/objects/ids';
import type { SwarmNode } from '@/lib/swarm/objects/node';
import { cellsOf } from './cells';
import type { NodeIdGroup } from './use-groups';

/** What cards are sized for. */
export interface Crowd {
  /** Places that the fullest card needs. */
  readonly places: number;
  /** Characters of the longest name, stack aside: one of a few, so that it seldom changes. */
  readonly letters: number;
  /** About each node: what it has promised; labels, where any has one. */
  readonly lines: number;
}

/** Of more tasks than this no card shares the room. */
const MOST = 1_500;
/** A card that empties keeps its places until fewer than this share of them are taken. */
const KEPT = 2 / 3;

/** The same object until it must be another one: a task that goes makes nothing larger. */
export function useCrowd(groups: readonly NodeIdGroup[], filter: Filter): Crowd {
  const last = useRef<{ readonly groups: unknown; readonly filter: Filter; readonly crowd: Crowd } | null>(
    null,
  );
  return usePart('picture', (store) => {
    const tiles = (id: NodeId) => shownIdsAt(store, filter, id).flatMap((task) => store.tile(task) ?? []);
    let [places, letters] = [0, 0];
    const ids = groups.flatMap((group) => group.ids);
    const { tasks, cards } = summaryOf(store, filter);
    // Of a picture that has not come there are only sums.
    const isVast = tasks > MOST || store.revision < 0;
    for (const id of isVast ? [] : ids) {
      const all = tiles(id);
      const cells = cellsOf(
        all.map((tile) => ({ id: tile.task.id, slotKey: tile.slotKey })),
        1,
      );
      const shared = cells ? [...cells.values()].filter(({ half }) => half === 2).length : 0;
      places = Math.max(places, all.length - shared);
      for (const { name, slot } of all) letters = Math.max(letters, name.length + slot.length);
    }
    if (isVast) places = estimateFullest(tasks, cards);
    letters = Math.min(20, Math.max(8, Math.ceil(letters / 2) * 2));
    const lines = ids.some((id) => isLabelled(store.cluster.nodes.get(id))) ? 2 : 1;
    const before =
      last.current?.groups === groups && last.current.filter === filter ? last.current.crowd : null;
    if (before && places < before.places && places >= before.places * KEPT) places = before.places;
    if (before?.places === places && before.letters === letters && before.lines === lines) return before;
    const crowd = { places, letters, lines };
    last.current = { groups, filter, crowd };
    return crowd;
  });
}

/** Generic resources stand among the labels. */
const isLabelled = (node: SwarmNode | undefined): boolean =>
  node !== undefined && (Object.keys(node.labels).length > 0 || (node.capacity?.generic ?? []).length > 0);
