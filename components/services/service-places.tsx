'use client';

import Link from 'next/link';
import { type ReactNode, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { Age } from '@/components/marks/age';
import { useReasonText } from '@/components/marks/reason-text';
import { StateGlyph } from '@/components/marks/state-glyph';
import { type TileWords, useTileWords } from '@/components/marks/tile-words';
import { MoreButton } from '@/components/ui/more-button';
import { Section } from '@/components/ui/section';
import { useFirst } from '@/components/ui/use-first';
import { compareNames } from '@/lib/base/compare';
import { groupBy } from '@/lib/base/group';
import { useNodes, useTasksOfService, useTile } from '@/lib/client/hooks';
import { hrefOf } from '@/lib/pages/href-of';
import { stepOf } from '@/lib/swarm/derived/look';
import { shownTasks } from '@/lib/swarm/derived/shown';
import { slotsOf } from '@/lib/swarm/derived/slots';
import { nodeNameOf } from '@/lib/swarm/derived/task-name';
import type { TaskId } from '@/lib/swarm/objects/ids';
import { isReporting, type SwarmNode } from '@/lib/swarm/objects/node';
import type { Service } from '@/lib/swarm/objects/service';
import type { Task } from '@/lib/swarm/objects/task';

/** Nodes that are drawn at first, and tasks of each. */
const MOST_NODES = 40;
const MOST_TASKS = 8;

/** A service's tasks where they are: a card for each node that has one. */
export function ServicePlaces({ service }: { readonly service: Service }): ReactNode {
  const t = useTranslations('view.service');
  const tasks = useTasksOfService(service.id);
  const nodes = useNodes();
  const words = useTileWords();
  const places = useMemo(() => {
    const shown = slotsOf(tasks)
      .flatMap(({ current, earlier }) => shownTasks([current, ...earlier], nodes, service.iteration))
      .sort((a, b) => (a.slot ?? 0) - (b.slot ?? 0) || a.createdAt - b.createdAt);
    // What waits for a node has no name, and comes first.
    return [...groupBy(shown, ({ node }) => node)]
      .flatMap(([id, there]) => {
        const [first] = there;
        return first ? { id, name: nodeNameOf(first, nodes), tasks: there } : [];
      })
      .sort((a, b) => compareNames(a.name, b.name));
  }, [tasks, nodes, service.iteration]);
  const { shown, left, showMore } = useFirst(places, MOST_NODES, MOST_NODES);
  const count = places.reduce((sum, place) => sum + place.tasks.length, 0);
  return (
    <Section title={t('tasks')} aside={count}>
      {count === 0 && <p className="text-muted">{t('noTasks')}</p>}
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(14rem,1fr))] items-start gap-3">
        {shown.map(({ id, name, tasks: there }) => (
          <Place
            key={id ?? ''}
            name={name}
            node={(id && nodes.get(id)) || null}
            isWaiting={id === null}
            tasks={there}
            words={words}
          />
        ))}
      </ul>
      <MoreButton left={left} onClick={showMore} />
    </Section>
  );
}

interface PlaceProps {
  readonly name: string;
  /** null where tasks wait for one, or where it is gone. */
  readonly node: SwarmNode | null;
  readonly isWaiting: boolean;
  readonly tasks: readonly Task[];
  readonly words: TileWords;
}

function Place({ name, node, isWaiting, tasks, words }: PlaceProps): ReactNode {
  const t = useTranslations();
  const { shown, left, showMore } = useFirst(tasks, MOST_TASKS);
  return (
    <li
      data-slot="place"
      data-node={name}
      className={`flex min-w-0 flex-col gap-1.5 rounded-lg border p-2 pt-1.5 ${isWaiting ? 'border-edge border-dashed' : 'border-line bg-surface'}`}
    >
      <p className="flex min-h-7 items-center justify-between gap-2 px-1">
        {node ? (
          <Link
            href={hrefOf('node', node.id)}
            prefetch={false}
            className="min-w-0 truncate font-semibold underline-offset-2 hover:underline"
          >
            <bdi>{name}</bdi>
          </Link>
        ) : (
          <span className="min-w-0 truncate text-muted">
            {isWaiting ? t('view.unplaced') : t('grid.table.removedNode', { id: name })}
          </span>
        )}
        {node && (!isReporting(node) || node.availability !== 'active') && (
          <span translate="no" className="text-warning text-xs">
            {isReporting(node) ? node.availability : node.state}
          </span>
        )}
      </p>
      <ul className="flex flex-col gap-1">
        {shown.map(({ id }) => (
          <PlacedTask key={id} id={id} words={words} />
        ))}
      </ul>
      <MoreButton left={left} onClick={showMore} />
    </li>
  );
}

/** A task as a small tile: its slot, its state, since when; and why, where it failed. */
function PlacedTask({ id, words }: { readonly id: TaskId; readonly words: TileWords }): ReactNode {
  const tile = useTile(id);
  const reason = useReasonText();
  const t = useTranslations('services.rollout');
  if (!tile) return null;
  const { task, look } = tile;
  const isBad = look === 'failed' || look === 'rejected';
  return (
    <li>
      <Link
        href={hrefOf('task', task.id)}
        prefetch={false}
        data-slot="placed-task"
        data-state={tile.state}
        data-look={look}
        className={`block rounded-md border px-2.5 py-1.5 hover:bg-sunken ${isBad ? 'border-danger bg-danger-soft' : look === 'running' ? 'border-line' : 'border-edge border-dashed'}`}
      >
        <span className="task-state flex min-h-5 items-center gap-2" data-look={look}>
          <StateGlyph look={look} step={stepOf(task)} />
          <span className="sr-only">{words.name(tile)} </span>
          {task.slot !== null && (
            <span aria-hidden="true" className="font-semibold text-ink tabular-nums">
              {t('slot', { slot: `${task.slot}` })}
            </span>
          )}
          <span className="min-w-0 flex-1 truncate">{words.state(tile)}</span>
          <span className="shrink-0 text-muted text-xs tabular-nums">
            <Age since={task.since} />
          </span>
        </span>
        {task.error && (
          <span className="mt-0.5 line-clamp-2 text-xs" title={task.error}>
            {reason(task.error, task.reservations)}
          </span>
        )}
      </Link>
    </li>
  );
}
