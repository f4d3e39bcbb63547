'use client';

import {
  type CSSProperties,
  type ReactNode,
  useCallback,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useClient } from '@/lib/client/use-client';
import type { Filter } from '@/lib/swarm/derived/filter';
import type { Density } from '@/lib/swarm/layout/density';
import { layoutMap, type MapDensity } from '@/lib/swarm/layout/map-layout';
import { mapRoom } from '@/lib/swarm/layout/map-room';
import type { Grouping } from '@/lib/swarm/layout/view';
import type { NodeId } from '@/lib/swarm/objects/ids';
import { GroupHeading } from '../tiles/group-heading';
import { useNodeWords } from '../tiles/node-words';
import type { NodeIdGroup } from '../tiles/use-groups';
import type { Room } from '../tiles/use-room';
import { restorePlace } from '../tiles/zoom';
import { Lens } from './lens';
import { MapCanvas } from './map-canvas';
import { MapFoot } from './map-foot';
import { NodeShell } from './node-shell';
import { runsAt } from './scene';

/** A cell of squares this wide has room for a whole name, at a 16 px root font. */
const WIDE = 112;

export interface NodeMapProps {
  readonly density: MapDensity;
  readonly room: Room;
  readonly groups: readonly NodeIdGroup[];
  readonly filter: Filter;
  readonly grouping: Grouping | null;
  /** What was asked for, where the page cannot bear it. */
  readonly refused: Density | null;
}

/** The whole swarm on one screen: the page holds the nodes, one canvas draws their tasks. */
export function NodeMap({ density, room, groups, filter, grouping, refused }: NodeMapProps): ReactNode {
  const { cluster: store } = useClient();
  const map = useRef<HTMLDivElement>(null);
  const words = useNodeWords();
  const byStack = grouping?.kind === 'stack' && density === 'squares';
  const hasHeadings = grouping !== null && grouping.kind !== 'stack';
  const [outgrown, setOutgrown] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: outgrown says that the numbers of tasks are others
  const layout = useMemo(() => {
    const counted = groups.map(({ key, ids }) => ({
      key,
      nodes: ids.map((id: NodeId) => ({
        id,
        runs: density === 'squares' ? runsAt(store, id, filter, byStack) : [],
      })),
    }));
    return layoutMap(mapRoom(room), counted, density, hasHeadings);
  }, [store, room, groups, filter, density, byStack, hasHeadings, outgrown]);
  const onOverflow = useCallback(() => setOutgrown((n) => n + 1), []);
  useLayoutEffect(() => restorePlace(), []);

  return (
    <>
      <div
        ref={map}
        className="map"
        style={{ blockSize: layout.height, '--magnified': layout.magnified } as CSSProperties}
      >
        <MapCanvas layout={layout} room={room} filter={filter} byStack={byStack} onOverflow={onOverflow} />
        {hasHeadings &&
          layout.headings.map(({ key, top, nodes }) => (
            <div key={key ?? ''} className="map-heading" style={{ top }}>
              <GroupHeading grouping={grouping} value={key} nodes={nodes} />
            </div>
          ))}
        {[...layout.cells].map(([id, box]) => (
          <NodeShell
            key={id}
            id={id}
            box={box}
            density={density}
            isWide={box.width >= WIDE * room.unit * layout.magnified}
            words={words}
          />
        ))}
        <Lens map={map} layout={layout} filter={filter} byStack={byStack} />
      </div>
      <MapFoot density={density} filter={filter} grouping={grouping} refused={refused} />
    </>
  );
}
