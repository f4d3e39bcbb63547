'use client';

import { ArrowRight, Network as NetworkIcon } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { ServiceTable } from '@/components/services/service-table';
import { Badge } from '@/components/ui/badge';
import { groupBy } from '@/lib/base/group';
import { useNodes, useTasksOfServices } from '@/lib/client/hooks';
import { hrefOf } from '@/lib/pages/href-of';
import { fullCount } from '@/lib/swarm/derived/missed';
import { isJob, type Service } from '@/lib/swarm/objects/service';
import type { Stack } from '@/lib/swarm/objects/stack';
import { isWanted } from '@/lib/swarm/objects/task';
import { ServiceChip } from './service-chip';
import { StackTools } from './stack-tools';

/** A stack with more services than this shows the first few. */
const MOST = 8;
const FEW = 5;
const MOST_CHIPS = 12;

interface StackCardProps {
  readonly stack: Stack;
  /** In the order in which they are shown. */
  readonly services: readonly Service[];
  /** Each service in a word: where stacks are many. */
  readonly isBrief: boolean;
}

/** A stack: its first services, its networks, and what can be done to it all. */
export function StackCard({ stack, services, isBrief }: StackCardProps): ReactNode {
  return (
    <section
      data-slot="stack"
      data-stack={stack.name}
      aria-labelledby={`stack-${stack.name}`}
      className="flex flex-col gap-2"
    >
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 id={`stack-${stack.name}`} className="font-semibold text-base">
          <Link
            href={hrefOf('stack', stack.name)}
            prefetch={false}
            className="underline-offset-2 hover:underline"
          >
            <bdi className="wrap-anywhere">{stack.name}</bdi>
          </Link>
        </h2>
        <StackSummary stack={stack} />
        <span className="ml-auto flex flex-wrap gap-2">
          <StackTools stack={stack} />
        </span>
      </header>
      {isBrief ? (
        <ServiceChips stack={stack} services={services} />
      ) : (
        <>
          <ServiceRows stack={stack} services={services} />
          <StackNetworks stack={stack} />
        </>
      )}
    </section>
  );
}

type PartProps = Omit<StackCardProps, 'isBrief'>;

function ServiceRows({ stack, services }: PartProps): ReactNode {
  const ids = services.slice(0, services.length > MOST ? FEW : MOST).map(({ id }) => id);
  if (ids.length === 0) return null;
  const foot = ids.length < services.length && (
    <span className="flex px-4">
      <AllServices stack={stack} />
    </span>
  );
  return <ServiceTable ids={ids} caption={stack.name} foot={foot} />;
}

function ServiceChips({ stack, services }: PartProps): ReactNode {
  const shown = services.slice(0, MOST_CHIPS);
  if (shown.length === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-2">
      {shown.map(({ id }) => (
        <ServiceChip key={id} id={id} />
      ))}
      {shown.length < services.length && <AllServices stack={stack} />}
    </div>
  );
}

/** To those that are not shown. */
function AllServices({ stack }: { readonly stack: Stack }): ReactNode {
  const t = useTranslations('view.stacks');
  return (
    <Link
      href={hrefOf('stack', stack.name)}
      prefetch={false}
      data-slot="all-services"
      className="flex min-h-9 items-center gap-1.5 font-medium text-accent underline-offset-2 hover:underline pointer-coarse:min-h-11 [&>svg]:size-4"
    >
      {t('all', { count: stack.services.length })}
      <ArrowRight aria-hidden />
    </Link>
  );
}

/** How many services, and how many of its tasks run. */
export function StackSummary({ stack }: { readonly stack: Stack }): ReactNode {
  const t = useTranslations('view.stacks');
  const nodes = useNodes();
  const tasks = useTasksOfServices(stack.services.map(({ id }) => id));
  const own = groupBy(tasks, (task) => task.service);
  const counts = stack.services.map((service) => {
    const tasks = own.get(service.id) ?? [];
    const { running, desired } = fullCount(service, tasks, nodes);
    // A job that is done wants nothing to run.
    const open = tasks.filter((task) => isWanted(task) && task.state !== 'complete').length;
    return { running, desired: isJob(service.mode) ? open : desired };
  });
  const sum = (of: 'running' | 'desired') => counts.reduce((total, count) => total + count[of], 0);
  return (
    <span className="text-muted tabular-nums">
      {t('summary', {
        services: stack.services.length,
        running: `${sum('running')}`,
        desired: `${sum('desired')}`,
      })}
    </span>
  );
}

/** The networks of a stack's own. */
export function StackNetworks({ stack }: { readonly stack: Stack }): ReactNode {
  const t = useTranslations('view.stacks');
  if (stack.networks.length === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-2 text-muted text-xs [&>svg]:size-3.5">
      <NetworkIcon aria-hidden />
      {t('networks')}
      {stack.networks.map((network) => (
        <Badge key={network.id} translate="no" className="max-w-full">
          <bdi className="truncate" title={network.name}>
            {network.name}
          </bdi>
        </Badge>
      ))}
    </div>
  );
}
