'use client';

import { Plus } from 'lucide-react';
import Link from 'next/link';
import { type ReactNode, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { dockerPrefix } from '@/components/actions/docker-command';
import { NoMatch } from '@/components/frame/no-match';
import { QueryFilter } from '@/components/frame/query-filter';
import { useView } from '@/components/frame/use-view';
import { Empty, ViewFrame } from '@/components/frame/view-frame';
import { matchesService } from '@/components/services/service-filter';
import { buttonClass } from '@/components/ui/button';
import { CommandBlock } from '@/components/ui/command-block';
import { useHasPicture, useNetworks, useServices, useSource } from '@/lib/client/hooks';
import { hrefOf } from '@/lib/pages/href-of';
import { stacksOf } from '@/lib/swarm/objects/stack';
import { isNamed, StackList } from './stack-list';

function NewStack(): ReactNode {
  const t = useTranslations('deploy');
  return (
    <Link href={hrefOf('deploy')} prefetch={false} className={buttonClass({ variant: 'primary' })}>
      <Plus aria-hidden />
      {t('action')}
    </Link>
  );
}

/** The stacks, each with its services. A filter keeps a stack whole when its own name matches. */
export function StacksView(): ReactNode {
  const t = useTranslations('view');
  const { query } = useView();
  const services = useServices();
  const networks = useNetworks();
  const hasPicture = useHasPicture();
  const source = useSource();
  const stacks = useMemo(() => stacksOf({ services, networks }), [services, networks]);
  const shown = useMemo(
    () =>
      stacks.filter(
        (stack) => isNamed(stack, query) || stack.services.some((service) => matchesService(service, query)),
      ),
    [stacks, query],
  );
  return (
    <ViewFrame
      title={t('stacks.title')}
      aside={
        hasPicture &&
        (query
          ? t('filtered', { shown: `${shown.length}`, total: `${stacks.length}` })
          : t('stacks.count', { count: stacks.length }))
      }
      tools={
        stacks.length > 0 && (
          <>
            <QueryFilter query={query} />
            <NewStack />
          </>
        )
      }
    >
      {shown.length > 0 ? (
        <StackList stacks={shown} query={query} />
      ) : !hasPicture ? (
        <Empty title={t('loading')} />
      ) : stacks.length > 0 ? (
        <NoMatch query={query} />
      ) : (
        <Empty title={t('stacks.empty')}>
          <p className="text-center">{t('stacks.emptyHint')}</p>
          <span className="self-center">
            <NewStack />
          </span>
          <CommandBlock command={`${dockerPrefix(source)} stack deploy -c stack/echo.yml echo`} />
        </Empty>
      )}
    </ViewFrame>
  );
}
