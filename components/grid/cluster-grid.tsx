'use client';

import { type CSSProperties, type ReactNode, useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useTileWords } from '@/components/marks/tile-words';
import { later } from '@/components/ui/later';
import { useDrawnDensity, usePart } from '@/lib/client/hooks';
import { pageClient } from '@/lib/client/use-client';
import type { Filter } from '@/lib/swarm/derived/filter';
import { type Arrangement, type Density, evenTrack, isMap, tileTrack } from '@/lib/swarm/layout/density';
import type { Grouping } from '@/lib/swarm/layout/view';
import { Outline } from './outline';
import { NodeCard } from './tiles/node-card';
import { openTaskOnClick } from './tiles/open-task';
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
  const shape = useArrangement(grid, mode, filter);
  const drawn = useDrawnDensity();
  const isOutline = usePart('picture', ({ revision, outline }) => revision < 0 && outline !== null);
  const groups = useGroups(filter, grouping);
  useEffect(() => {
    if (shape) onShape(shape);
  }, [shape, onShape]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: tiles are links, which the keyboard clicks
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div
      ref={grid}
      className="grid-area"
      role="group"
      aria-label={t('region')}
      aria-describedby="grid-keys"
      data-density={shape?.density ?? drawn ?? undefined}
      data-drawn={!shape || undefined}
      style={styleOf(shape, drawn, groups)}
      onClick={openTaskOnClick}
    >
      <p id="grid-keys" className="sr-only">
        {t('keys')}
      </p>
      {isWarm && <GridKeys grid={grid} />}
      {isWarm && <Zoom density={shape?.density ?? null} />}
      {isOutline && <Outline />}
      {!shape && !isOutline && drawn && !isMap(drawn) && (
        <NodeCards
          arrangement={{ density: drawn, tileColumns: 2 }}
          groups={groups}
          filter={filter}
          grouping={grouping}
        />
      )}
      {shape &&
        !isOutline &&
        (isMapShape(shape) ? (
          <NodeMap
            density={shape.density}
            space={shape.space}
            groups={groups}
            filter={filter}
            grouping={grouping}
            refused={shape.refused}
          />
        ) : (
          <NodeCards arrangement={shape} groups={groups} filter={filter} grouping={grouping} />
        ))}
    </div>
  );
}

interface NodeCardsProps {
  readonly arrangement: Pick<Arrangement, 'density' | 'tileColumns'>;
  readonly groups: readonly NodeIdGroup[];
  readonly filter: Filter;
  readonly grouping: Grouping | null;
}

function NodeCards({ arrangement, groups, filter, grouping }: NodeCardsProps): ReactNode {
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
            density={arrangement.density}
            tileColumns={arrangement.tileColumns}
            filter={filter}
            byStack={grouping?.kind === 'stack'}
            words={words}
          />
        ))}
      </div>
    </section>
  ));
}

/** For the style sheet, so that it and the arithmetic agree on every place; it finds the place itself before there is a shape. */
function styleOf(shape: Shape | null, drawn: Density | null, groups: readonly NodeIdGroup[]) {
  // React's types do not know custom properties.
  if (shape)
    return isMapShape(shape)
      ? undefined
      : ({ '--columns': shape.columns, '--tile-columns': shape.tileColumns } as CSSProperties);
  if (!drawn || isMap(drawn)) return undefined;
  return {
    '--track': evenTrack(groups[0]?.ids.length ?? 0, drawn),
    '--tile-track': tileTrack(drawn),
  } as CSSProperties;
}
