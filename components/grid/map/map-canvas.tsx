import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { usePart } from '@/lib/client/hooks';
import { useClient } from '@/lib/client/use-client';
import type { Filter } from '@/lib/swarm/derived/filter';
import type { MapLayout } from '@/lib/swarm/layout/map-layout';
import type { NodeId } from '@/lib/swarm/objects/ids';
import type { Room } from '../tiles/use-room';
import { Flashes } from './flashes';
import { MapPainter } from './painter';
import { useBand } from './use-band';
import { useNodeChanges } from './use-node-changes';
import { usePalette } from './use-palette';
import { usePixelRatio } from './use-pixel-ratio';

interface MapCanvasProps {
  readonly layout: MapLayout<NodeId>;
  readonly room: Room;
  readonly filter: Filter;
  readonly byStack: boolean;
  /** Hears that a node has more tasks than the layout has room for. */
  readonly onOverflow: () => void;
}

/**
 * The one canvas of the map. It is drawn in the commit that shows a revision, so that it never disagrees with the
 * summary; programs read of it `data-revision`, and in `data-drawn` how many tasks it shows.
 */
export function MapCanvas({ layout, room, filter, byStack, onOverflow }: MapCanvasProps): ReactNode {
  const { cluster: store } = useClient();
  const canvas = useRef<HTMLCanvasElement>(null);
  const painter = useRef<MapPainter | null>(null);
  const flashes = useMemo(() => new Flashes(), []);
  const ids = useMemo(() => [...layout.cells.keys()], [layout]);
  const changes = useNodeChanges(ids);
  const revision = usePart('picture', (picture) => picture.revision);
  const palette = usePalette(canvas);
  const band = useBand(canvas, layout.height);
  const ratio = usePixelRatio();

  useLayoutEffect(() => {
    const element = canvas.current;
    if (!element || !palette || band.height === 0) return;
    painter.current ??= new MapPainter(element, flashes);
    const { width, unit } = room;
    painter.current.paint(
      { store, layout, filter, byStack, palette, band, width, unit, ratio },
      changes.take(),
    );
    element.dataset.revision = String(revision);
    element.dataset.drawn = String(painter.current.tasks);
    if (painter.current.overflows) onOverflow();
  });
  useFlashes(flashes, painter);

  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: this canvas takes no focus; the shells say what it shows
    <canvas
      ref={canvas}
      className="map-canvas"
      aria-hidden="true"
      style={{ top: band.top, inlineSize: room.width, blockSize: band.height }}
    />
  );
}

/** Marks what changes for a moment, in a few steps: a frame each would cost more than the change. Idle, nothing runs. */
function useFlashes(flashes: Flashes, painter: RefObject<MapPainter | null>): void {
  const { cluster, connection } = useClient();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const fade = () => {
      painter.current?.paintNodes(flashes.nodes(performance.now()));
      timer = flashes.isEmpty ? undefined : setTimeout(fade, flashes.step);
    };
    const end = cluster.observe((step) => {
      if (document.hidden || connection.get() !== 'live') return;
      flashes.note(step, performance.now());
      if (!flashes.isEmpty) timer ??= setTimeout(fade, flashes.step);
    });
    return () => {
      end();
      clearTimeout(timer);
    };
  }, [cluster, connection, flashes, painter]);
}
