'use client';

import { type CSSProperties, type ReactNode, useEffect, useMemo, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useTileWords } from '@/components/marks/tile-words';
import { later } from '@/components/ui/later';
import { useDrawnDensity, usePart } from '@/lib/client/hooks';
import { pageClient } from '@/lib/client/use-client';
import type { Filter } from '@/lib/swarm/derived/filter';
import { type CardDensity, type Density, isMap } from '@/lib/swarm/layout/density';
import { fitsOf } from '@/lib/swarm/layout/fit';
import type { Grouping } from '@/lib/swarm/layout/view';
import { Outline } from './outline';
import { NodeCard } from './tiles/node-card';
import { openTaskOnClick } from './tiles/open-task';
import { type Crowd, useCrowd } from './tiles/use-crowd';
import { type NodeIdGroup, useGroups } from './tiles/use-groups';
import { isMapShape, type Shape, useArrangement } from './use-arrangement';

const GridKeys = later(() => import('./keys/grid-keys').then((m) => m.GridKeys));
const Zoom = later(() => import('./tiles/zoom').then((m) => m.Zoom));
const GroupHeading = later(() => import('./tiles/group-heading').then((m) => m.GroupHeading));
const NodeMap = later(() => import('./map/node-map').then((m) => m.NodeMap));
/** A picture of more tasks than this is a map on any screen. */
const SURELY_A_MAP = 2_000;

// The first picture comes before React has started: the map is loaded meanwhile. Where it cannot be had now, it is asked
// for again when it is drawn.
pageClient.cluster.observe(({ after }) => {
  if (after.tasks.size > SURELY_A_MAP) NodeMap.load().catch(() => {});
});
if (pageClient.cluster.outline) NodeMap.load().catch(() => {});

interface ClusterGridProps {
  readonly mode: Density | 'auto';
  readonly filter: Filter;
  readonly grouping: Grouping | null;
  /** Whether what is not needed for the first picture may be loaded. */
  readonly isWarm: boolean;
  /** Hears how it is shown, whenever that changes. */
  readonly onShape: (shape: Shape) => void;
}

/** Every node with the tasks on it. */
export function ClusterGrid({ mode, filter, grouping, isWarm, onShape }: ClusterGridProps): ReactNode {
  const t = useTranslations('grid');
  const grid = useRef<HTMLDivElement>(null);
  const drawn = useDrawnDensity();
  const isOutline = usePart('picture', ({ revision, outline }) => revision < 0 && outline !== null);
  const groups = useGroups(filter, grouping);
  const crowd = useCrowd(groups, filter);
  // Under headings, and where stacks are kept apart, cards are of many heights.
  const shape = useArrangement(grid, mode, filter, crowd, grouping === null);
  const density = shape?.density ?? drawn;
  const isShared = shape ? !isMapShape(shape) && shape.scale > 0 : grouping === null;
  const style = useMemo(() => styleOf(shape, density, groups, crowd), [shape, density, groups, crowd]);
  const isOneScreen = isShared && density !== null && !isMap(density);
  useEffect(() => {
    if (shape) onShape(shape);
    document.body.toggleAttribute('data-one-screen', isOneScreen);
    return () => document.body.removeAttribute('data-one-screen');
  }, [shape, onShape, isOneScreen]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: tiles are links, which the keyboard clicks
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div
      ref={grid}
      className="grid-area"
      role="group"
      aria-label={t('region')}
      aria-describedby="grid-keys"
      data-testid="grid"
      data-level={density ?? undefined}
      data-scale={shape ? scaleOf(shape) : undefined}
      data-density={density ?? undefined}
      data-drawn={!shape || undefined}
      data-shared={isOneScreen || undefined}
      style={style}
      onClick={openTaskOnClick}
    >
      <p id="grid-keys" className="sr-only">
        {t('keys')}
      </p>
      {isWarm && <GridKeys grid={grid} />}
      {isWarm && <Zoom density={shape?.density ?? null} />}
      {isOutline && <Outline />}
      {!shape && !isOutline && drawn && !isMap(drawn) && (
        <NodeCards density={drawn} tileColumns={null} groups={groups} filter={filter} grouping={grouping} />
      )}
      {shape &&
        !isOutline &&
        (isMapShape(shape) ? (
          <NodeMap
            density={shape.density}
            room={shape.room}
            groups={groups}
            filter={filter}
            grouping={grouping}
            refused={shape.refused}
          />
        ) : (
          <NodeCards
            density={shape.density}
            tileColumns={shape.tileColumns}
            groups={groups}
            filter={filter}
            grouping={grouping}
          />
        ))}
    </div>
  );
}

interface NodeCardsProps {
  readonly density: CardDensity;
  /** null: not known yet. */
  readonly tileColumns: number | null;
  readonly groups: readonly NodeIdGroup[];
  readonly filter: Filter;
  readonly grouping: Grouping | null;
}

function NodeCards({ density, tileColumns, groups, filter, grouping }: NodeCardsProps): ReactNode {
  const words = useTileWords();
  return groups.map(({ key, ids }) => (
    <section key={key ?? ''} className="node-group">
      {grouping && grouping.kind !== 'stack' && (
        <GroupHeading grouping={grouping} value={key} nodes={ids.length} />
      )}
      <div className="nodes">
        {ids.map((id) => (
          <NodeCard
            key={id}
            id={id}
            density={density}
            tileColumns={tileColumns}
            filter={filter}
            byStack={grouping?.kind === 'stack'}
            words={words}
          />
        ))}
      </div>
    </section>
  ));
}

/**
 * For the style sheet, so that it and the arithmetic agree on every place. Of cards that share the room it gets what is
 * best in a room of each shape, for it may have to draw before the window is known.
 */
function styleOf(
  shape: Shape | null,
  density: Density | null,
  groups: readonly NodeIdGroup[],
  { places, letters, lines }: Crowd,
): CSSProperties | undefined {
  if (!density || isMap(density)) return undefined;
  const cards = groups[0]?.ids.length ?? 0;
  const style: Record<string, number> = { '--letters': letters };
  for (const [i, fit] of fitsOf({ cards, tiles: places, lines }, density).entries()) {
    const { columns, rows, tileColumns, tileRows, form, lines } = fit;
    const isDouble = form === 'double' ? 1 : 0;
    const values = { c: columns, r: rows, t: tileColumns, l: tileRows, d: isDouble, x: lines };
    for (const [name, value] of Object.entries(values)) style[`--${name}${i}`] = value;
  }
  if (shape && !isMapShape(shape)) {
    style['--columns'] = shape.columns;
    style['--tile-columns'] = shape.tileColumns;
  }
  return style;
}

/** As `data-scale` says it: of what is on cards, over its plain size. */
const scaleOf = (shape: Shape): number => (isMapShape(shape) ? 1 : Math.round(shape.scale * 100) / 100 || 1);
