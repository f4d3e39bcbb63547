'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { RemoveStack } from '@/components/actions/remove-stack';
import { byName } from '@/lib/base/compare';
import { useNetworks, useServices } from '@/lib/client/hooks';
import { hrefOf } from '@/lib/pages/href-of';
import type { Service } from '@/lib/swarm/objects/service';
import { stacksOf } from '@/lib/swarm/objects/stack';
import { ServicePaneRow } from './service-pane-row';

/** More than a projector's strip shows with their hands. */
const MANY = 5;
/** Rows beyond this are on the services page. */
const MOST = 40;

/** The services beside the grid: the legend of its colours, and the hands on each service and stack. */
export function ServicePane(): ReactNode {
  const t = useTranslations('view.services');
  const services = useServices();
  const networks = useNetworks();
  const stacks = stacksOf({ services, networks }).filter((stack) => stack.services.length > 0);
  const loose = [...services.values()].filter((service) => service.stack === null).sort(byName);
  if (services.size === 0) return null;

  let room = MOST;
  const fitting = (members: readonly Service[]) => {
    const shown = members.slice(0, room);
    room -= shown.length;
    return shown.map((service) => <ServicePaneRow key={service.id} id={service.id} />);
  };
  return (
    <section
      aria-labelledby="service-pane-title"
      data-slot="service-pane"
      data-many={services.size > MANY || undefined}
      className="flex min-h-0 shrink flex-col border-line border-b not-last:max-h-[62%] max-lg:hidden [&_[data-variant=danger-quiet]:not(:hover,:focus-visible)]:text-muted"
    >
      <h2 id="service-pane-title" className="flex h-11 shrink-0 items-center pl-4 font-semibold">
        {t('title')}
      </h2>
      <div className="pane-list relative min-h-0 overflow-y-auto overscroll-contain pb-2">
        {stacks.map((stack) => {
          const rows = fitting(stack.services);
          return (
            rows.length > 0 && (
              <section key={stack.name} data-stack={stack.name} aria-label={stack.name} className="pb-1.5">
                <div className="pane-stack flex min-h-8 items-center gap-2 pr-2 pl-4 text-muted text-xs">
                  <bdi className="min-w-0 truncate">{stack.name}</bdi>
                  <span className="h-px flex-1 bg-line" />
                  <RemoveStack stack={stack} compact />
                </div>
                <ul>{rows}</ul>
              </section>
            )
          );
        })}
        {loose.length > 0 && (
          <ul className="border-line border-t pt-1.5 first:border-t-0 first:pt-0">{fitting(loose)}</ul>
        )}
        {services.size > MOST && (
          <Link
            href={hrefOf('services')}
            prefetch={false}
            className="block px-4 py-2 text-accent text-xs underline-offset-2 hover:underline"
          >
            {t('more', { count: services.size - MOST })}
          </Link>
        )}
      </div>
    </section>
  );
}
