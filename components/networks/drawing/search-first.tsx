'use client';

import { type ReactNode, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { changeView } from '@/components/frame/use-view';
import { Button } from '@/components/ui/button';
import { MoreButton } from '@/components/ui/more-button';
import { useFirst } from '@/components/ui/use-first';
import { compareNames } from '@/lib/base/compare';
import { useNetworks, useServices } from '@/lib/client/hooks';

/** Stacks that are offered at first. */
const MOST = 60;

/** In place of a drawing that no screen could hold: what to search for, and the stacks to begin with. */
export function SearchFirst(): ReactNode {
  const t = useTranslations('networks.searchFirst');
  const services = useServices();
  const networks = useNetworks();
  const stacks = useMemo(() => {
    const counts = new Map<string, number>();
    for (const { stack } of services.values()) if (stack) counts.set(stack, (counts.get(stack) ?? 0) + 1);
    return [...counts].sort(([a], [b]) => compareNames(a, b));
  }, [services]);
  const { shown, left, showMore } = useFirst(stacks, MOST);
  return (
    <section data-slot="search-first" className="mx-auto my-8 flex w-full max-w-5xl flex-col gap-5">
      <div className="flex flex-col gap-1 text-center">
        <p className="font-medium text-lg">{t('title')}</p>
        <p className="text-muted">{t('body', { services: services.size, networks: networks.size })}</p>
      </div>
      {shown.length > 0 && (
        <div className="flex flex-col gap-2">
          <h2 className="font-semibold">{t('stacks')}</h2>
          <ul className="flex flex-wrap gap-2">
            {shown.map(([stack, count]) => (
              <li key={stack}>
                <Button onClick={() => changeView({ query: stack })}>
                  <bdi translate="no">{stack}</bdi>
                  <span className="text-muted tabular-nums">{count}</span>
                </Button>
              </li>
            ))}
          </ul>
          <MoreButton left={left} onClick={showMore} />
        </div>
      )}
    </section>
  );
}
