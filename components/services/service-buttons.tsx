'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { ActionButton } from '@/components/actions/action-button';
import { openDialog } from '@/components/actions/open-dialog';
import { RemoveService } from '@/components/actions/remove-service';
import { useMay } from '@/components/actions/use-permission';
import { LogsLink } from '@/components/logs/logs-link';
import { buttonClass } from '@/components/ui/button';
import { keysOf } from '@/lib/base/keys';
import { hrefOf } from '@/lib/pages/href-of';
import type { Service } from '@/lib/swarm/objects/service';
import { SERVICE_OFFERS, type ServiceOffer } from '@/lib/swarm/operations/actions/service-actions';
import { SERVICE_ICONS } from './service-icons';

/** While it is offered, little else helps. */
const URGENT: ServiceOffer = 'resume-update';

/** What may be done to a service, at the head of its own page. */
export function ServiceButtons({ service }: { readonly service: Service }): ReactNode {
  const t = useTranslations('action.service');
  const mayEdit = useMay('edit-service', service.stack) === 'granted';
  const Pen = SERVICE_ICONS['edit-service'];
  const button = (kind: ServiceOffer) => {
    if (!SERVICE_OFFERS[kind](service)) return null;
    const Icon = SERVICE_ICONS[kind];
    return (
      <ActionButton
        key={kind}
        kind={kind}
        stack={service.stack}
        size="sm"
        variant={kind === URGENT ? 'primary' : 'outline'}
        onClick={() => openDialog.set({ kind, service })}
      >
        <Icon aria-hidden />
        {t(`${kind}.action`)}
      </ActionButton>
    );
  };
  return (
    <>
      <LogsLink target={{ kind: 'service', id: service.id }} />
      {button(URGENT)}
      {keysOf(SERVICE_OFFERS)
        .filter((kind) => kind !== URGENT)
        .map(button)}
      {mayEdit && (
        <Link
          href={hrefOf('edit-service', service.id)}
          prefetch={false}
          className={buttonClass({ size: 'sm' })}
        >
          <Pen aria-hidden />
          {t('edit')}
        </Link>
      )}
      <RemoveService service={service} />
    </>
  );
}
