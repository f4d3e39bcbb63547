'use client';

import Link from 'next/link';
import { memo, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { ProgressLine } from '@/components/marks/progress-line';
import { ReplicaMeter } from '@/components/marks/replica-meter';
import { ServiceBadge } from '@/components/marks/service-badge';
import { StateGlyph } from '@/components/marks/state-glyph';
import { type TileWords, useTileWords } from '@/components/marks/tile-words';
import { ServiceName } from '@/components/services/service-name';
import { MoreButton } from '@/components/ui/more-button';
import { useFirst } from '@/components/ui/use-first';
import { compareNames } from '@/lib/base/compare';
import { groupBy } from '@/lib/base/group';
import { useNode, useNodes, useTasksOfService, useTasksOfServices, useTile } from '@/lib/client/hooks';
import { useClient } from '@/lib/client/use-client';
import { hrefOf } from '@/lib/pages/href-of';
import { givenUp } from '@/lib/swarm/derived/given-up';
import { isCurrentRun } from '@/lib/swarm/derived/health';
import { stepOf } from '@/lib/swarm/derived/look';
import { progress } from '@/lib/swarm/derived/progress';
import { slotsHeld } from '@/lib/swarm/derived/slots-held';
import { nodeNameOf } from '@/lib/swarm/derived/task-name';
import type { Cluster } from '@/lib/swarm/objects/cluster';
import type { NodeId, TaskId } from '@/lib/swarm/objects/ids';
import type { Service } from '@/lib/swarm/objects/service';
import type { Task } from '@/lib/swarm/objects/task';

/** Drawn at first; a stack of a book's size has far fewer. */
const NODES = 24;
const TASKS = 12;

interface LandingProps {
  readonly services: readonly Service[];
}

/** How far the services of a stack are, each with its count. */
export function Convergence({ services }: LandingProps): ReactNode {
  return (
    <ul className="flex flex-col divide-y divide-line rounded-lg border border-line bg-surface">
      {services.map((service) => (
        <ConvergingService key={service.id} service={service} />
      ))}
    </ul>
  );
}

/** `done` are the tasks that run what was deployed, so an update counts up from 0. */
function ConvergingService({ service }: { readonly service: Service }): ReactNode {
  const tasks = useTasksOfService(service.id);
  const nodes = useNodes();
  const { ticker } = useClient();
  const { done, total } = progress(service, tasks, nodes, ticker.now());
  return (
    <li
      data-slot="converging"
      data-name={service.name}
      data-done={done}
      data-total={total}
      className="flex items-center gap-3 px-3 py-2"
    >
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-4 gap-y-1">
        <ServiceName service={service} />
        <ProgressLine service={service} />
      </div>
      <ReplicaMeter count={{ running: done, desired: total, completed: done }} mode={service.mode} />
    </li>
  );
}

/** Where the tasks of a stack are: a card for each node that has some, and one for those that no node has yet. */
export function Landing({ services }: LandingProps): ReactNode {
  const t = useTranslations('deploy.landing');
  const words = useTileWords();
  const nodes = useNodes();
  const places = groupBy(
    currentTasks(services, useTasksOfServices(services.map(({ id }) => id)), nodes),
    (task) => task.node,
  );
  const ordered = [...places.keys()].sort((a, b) =>
    // Who waits comes first.
    a === null ? -1 : b === null ? 1 : compareNames(nameOf(places, a), nameOf(places, b)),
  );
  function nameOf(of: ReadonlyMap<NodeId | null, readonly Task[]>, node: NodeId): string {
    const [task] = of.get(node) ?? [];
    return task ? nodeNameOf(task, nodes) : '';
  }
  const { shown, left, showMore } = useFirst(ordered, NODES);
  if (shown.length === 0) return null;
  return (
    <div className="flex flex-col gap-2">
      <h3 className="font-medium text-[0.8125rem] text-muted">{t('title')}</h3>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,13rem),1fr))] gap-2">
        {shown.map((node) => (
          <Place key={node} node={node} tasks={places.get(node) ?? []} words={words} />
        ))}
      </ul>
      <MoreButton left={left} onClick={showMore} />
    </div>
  );
}

/** The task of each slot that counts now; where Swarm has given up, its last. */
const currentTasks = (
  services: readonly Service[],
  tasks: readonly Task[],
  nodes: Cluster['nodes'],
): readonly Task[] =>
  services.flatMap((service) =>
    slotsHeld(
      service,
      tasks.filter((task) => task.service === service.id && isCurrentRun(task, service)),
      nodes,
    )
      .map((slot) => givenUp(slot) ?? slot.current)
      .sort((a, b) => (a.slot ?? 0) - (b.slot ?? 0)),
  );

interface PlaceProps {
  readonly node: NodeId | null;
  readonly tasks: readonly Task[];
  readonly words: TileWords;
}

function Place({ node: id, tasks, words }: PlaceProps): ReactNode {
  const t = useTranslations('deploy.landing');
  const node = useNode(id);
  const nodes = useNodes();
  const { shown, left, showMore } = useFirst(tasks, TASKS);
  const [first] = tasks;
  return (
    <li
      data-slot="place"
      data-waiting={id === null || undefined}
      className="flex flex-col gap-1.5 rounded-lg border border-line bg-surface p-2 data-waiting:border-edge data-waiting:border-dashed"
    >
      <p className="flex items-baseline gap-2 px-1 text-[0.8125rem]">
        <b className="wrap-anywhere min-w-0 font-semibold">
          {id === null ? t('waiting') : first && <bdi>{nodeNameOf(first, nodes)}</bdi>}
        </b>
        {node && <span className="ml-auto text-muted text-xs">{node.role}</span>}
      </p>
      <ul className="flex flex-col">
        {shown.map((task) => (
          <LandedTask key={task.id} id={task.id} words={words} />
        ))}
      </ul>
      <MoreButton left={left} onClick={showMore} />
    </li>
  );
}

const LandedTask = memo(function LandedTask({
  id,
  words,
}: {
  readonly id: TaskId;
  readonly words: TileWords;
}): ReactNode {
  const tile = useTile(id);
  if (!tile) return null;
  const { task, look, mark, name, slot } = tile;
  return (
    <li data-slot="landed" data-state={tile.state}>
      <Link
        href={hrefOf('task', task.id)}
        prefetch={false}
        className="mark-box flex min-h-8 items-center gap-2 rounded-md px-1 hover:bg-sunken pointer-coarse:min-h-11"
      >
        <ServiceBadge mark={mark} />
        <bdi className="wrap-anywhere min-w-0 flex-1 font-medium text-[0.8125rem]">{name + slot}</bdi>
        <span className="task-state inline-flex items-center gap-1.5 text-xs" data-look={look}>
          <StateGlyph look={look} step={stepOf(task)} />
          {words.state(tile)}
        </span>
      </Link>
    </li>
  );
});
