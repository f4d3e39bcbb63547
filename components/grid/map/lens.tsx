import { ArrowRight } from 'lucide-react';
import Link from 'next/link';
import { type KeyboardEvent, type ReactNode, type RefObject, useLayoutEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useTileWords } from '@/components/marks/tile-words';
import { REMOVED } from '@/lib/client/task-index';
import { hrefOf } from '@/lib/pages/href-of';
import type { Filter } from '@/lib/swarm/derived/filter';
import type { MapLayout } from '@/lib/swarm/layout/map-layout';
import type { NodeId } from '@/lib/swarm/objects/ids';
import { among, TASK } from '../keys/grid-keys';
import { NodeCard } from '../tiles/node-card';
import { placeBeside } from './place-beside';
import { useLens } from './use-lens';

/** Chips beside each other, and how many at most: more are on the node's own page. */
const COLUMNS = 3;
const MOST = 60;

interface LensProps {
  readonly map: RefObject<HTMLDivElement | null>;
  readonly layout: MapLayout<NodeId>;
  readonly filter: Filter;
  readonly byStack: boolean;
}

/**
 * The card of one node, over the map: of the one under the pointer, or with the focus, or of the one that was clicked,
 * which stays. Never more than one.
 */
export function Lens({ map, layout, filter, byStack }: LensProps): ReactNode {
  const t = useTranslations('grid.lens');
  const words = useTileWords();
  const box = useRef<HTMLDivElement>(null);
  const ring = useRef<HTMLDivElement>(null);
  const { shown, close } = useLens({ map, lens: box, ring, layout, filter, byStack });
  const id = shown?.node ?? null;
  const cell = id && layout.cells.get(id);

  useLayoutEffect(() => {
    const lens = box.current;
    const area = map.current?.getBoundingClientRect();
    if (!lens || !area || !cell) return;
    if (!lens.matches(':popover-open')) lens.showPopover();
    const anchor = { ...cell, left: area.left + cell.left, top: area.top + cell.top };
    const view = { width: innerWidth, height: innerHeight, top: 48 };
    const { left, top } = placeBeside(anchor, lens.getBoundingClientRect(), view);
    lens.style.left = `${left}px`;
    lens.style.top = `${top}px`;
  }, [map, cell]);
  useLayoutEffect(() => {
    if (shown?.isEntered) box.current?.querySelector<HTMLElement>(TASK)?.focus();
  }, [shown]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.altKey) return;
    const tasks = [...(box.current?.querySelectorAll<HTMLElement>(TASK) ?? [])];
    const next = tasks.includes(event.target) ? among(tasks, event.target, event.key) : null;
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    next.focus();
  };

  return (
    <>
      <div ref={ring} className="map-ring" hidden />
      {id && cell && (
        // biome-ignore lint/a11y/noStaticElementInteractions: arrows go from link to link in it
        <div
          key="lens"
          ref={box}
          popover="manual"
          className="lens"
          data-density="chips"
          data-pinned={shown?.isPinned || undefined}
          style={{ '--tile-columns': COLUMNS } as React.CSSProperties}
          onKeyDown={onKeyDown}
        >
          <NodeCard
            key={id}
            id={id}
            density="chips"
            tileColumns={COLUMNS}
            filter={filter}
            byStack={byStack}
            words={words}
            most={MOST}
          />
          <p className="lens-foot">
            {id !== REMOVED && (
              <Link href={hrefOf('node', id)} prefetch={false}>
                {t('open')} <ArrowRight aria-hidden="true" />
              </Link>
            )}
            {shown?.isPinned ? (
              <button type="button" onClick={close}>
                {t('close')}
              </button>
            ) : (
              <span>{t('keep')}</span>
            )}
          </p>
        </div>
      )}
    </>
  );
}
