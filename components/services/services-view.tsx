'use client';

import { Package, Plus } from 'lucide-react';
import Link from 'next/link';
import { type ReactNode, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { dockerPrefix } from '@/components/actions/docker-command';
import { useMay } from '@/components/actions/use-permission';
import { NoMatch } from '@/components/frame/no-match';
import { QueryFilter } from '@/components/frame/query-filter';
import { useView } from '@/components/frame/use-view';
import { Empty, ViewFrame } from '@/components/frame/view-frame';
import { buttonClass } from '@/components/ui/button';
import { CommandBlock } from '@/components/ui/command-block';
import { byName } from '@/lib/base/compare';
import { useHasPicture, useServices, useSource } from '@/lib/client/hooks';
import { hrefOf } from '@/lib/pages/href-of';
import { matchesService } from './service-filter';
import { ServiceTable } from './service-table';

/** To the registry, and to a new service, for who may see the one and make the other. */
function Ways(): ReactNode {
  const t = useTranslations('action.service');
  const maySee = useMay('repositories', null) === 'granted';
  const mayCreate = useMay('create-service', null) === 'granted';
  return (
    <>
      {maySee && (
        <Link href={hrefOf('registry')} prefetch={false} className={buttonClass()}>
          <Package aria-hidden />
          {t('registry')}
        </Link>
      )}
      {mayCreate && (
        <Link href={hrefOf('new-service')} prefetch={false} className={buttonClass({ variant: 'primary' })}>
          <Plus aria-hidden />
          {t('create')}
        </Link>
      )}
    </>
  );
}

/** All services, with what each runs, and the hands to change it. */
export function ServicesView(): ReactNode {
  const t = useTranslations('view');
  const { query } = useView();
  const all = useServices();
  const services = useMemo(() => [...all.values()].sort(byName), [all]);
  const hasPicture = useHasPicture();
  const source = useSource();
  const shown = useMemo(
    () => services.filter((service) => matchesService(service, query)).map(({ id }) => id),
    [services, query],
  );
  return (
    <ViewFrame
      title={t('services.title')}
      aside={
        hasPicture &&
        (query
          ? t('filtered', { shown: `${shown.length}`, total: `${services.length}` })
          : t('services.count', { count: services.length }))
      }
      tools={
        services.length > 0 && (
          <>
            <QueryFilter query={query} />
            <Ways />
          </>
        )
      }
    >
      {shown.length > 0 ? (
        <ServiceTable ids={shown} caption={t('services.title')} />
      ) : !hasPicture ? (
        <Empty title={t('loading')} />
      ) : services.length > 0 ? (
        <NoMatch query={query} />
      ) : (
        <Empty title={t('services.empty')}>
          <p className="text-center">{t('services.emptyHint')}</p>
          <span className="flex flex-wrap justify-center gap-2">
            <Ways />
          </span>
          <CommandBlock
            command={`${dockerPrefix(source)} service create --name echo --replicas 3 --publish 8000:80 nginx:alpine`}
          />
        </Empty>
      )}
    </ViewFrame>
  );
}
