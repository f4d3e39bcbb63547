'use client';

import { Network as NetworkIcon } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { ServiceTable } from '@/components/services/service-table';
import { Badge } from '@/components/ui/badge';
import { useNodes, useTasksOfServices } from '@/lib/client/hooks';
import { hrefOf } from '@/lib/pages/href-of';
import { isRunning } from '@/lib/swarm/derived/health';
import type { Stack } from '@/lib/swarm/objects/stack';
import { isWanted } from '@/lib/swarm/objects/task';
import { StackTools } from './stack-tools';

/** A stack: its services as one table, its networks, and the button that removes it all. */
export function StackCard({ stack }: { readonly stack: Stack }): ReactNode {
  return (
    <section
      id={stack.name}
      data-slot="stack"
      data-stack={stack.name}
      aria-labelledby={`stack-${stack.name}`}
      className="flex scroll-mt-16 flex-col gap-2"
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
      {stack.services.length > 0 && (
        <ServiceTable ids={stack.services.map(({ id }) => id)} caption={stack.name} />
      )}
      <StackNetworks stack={stack} />
    </section>
  );
}

/** How many services, and how many of its tasks run. */
export function StackSummary({ stack }: { readonly stack: Stack }): ReactNode {
  const t = useTranslations('view.stacks');
  const nodes = useNodes();
  const tasks = useTasksOfServices(stack.services.map(({ id }) => id));
  const wanted = tasks.filter((task) => isWanted(task) && task.state !== 'complete');
  const running = wanted.filter((task) => isRunning(task, nodes)).length;
  return (
    <span className="text-muted tabular-nums">
      {t('summary', { services: stack.services.length, running: `${running}`, desired: `${wanted.length}` })}
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
