'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { ActionButton } from '@/components/actions/action-button';
import { openDialog } from '@/components/actions/open-dialog';
import { useMay } from '@/components/actions/use-permission';
import { LogsLink } from '@/components/logs/logs-link';
import { buttonClass } from '@/components/ui/button';
import { hrefOf } from '@/lib/pages/href-of';
import type { Service } from '@/lib/swarm/objects/service';
import { SERVICE_OFFERS, type ServiceOffer } from '@/lib/swarm/operations/actions/service-actions';
import { SERVICE_ICONS } from './service-icons';
import { ServiceMenu } from './service-menu';

/** Those with a button of their own beside the menu, the most urgent first: while an update stands still, little else helps. */
const BUTTONS: readonly ServiceOffer[] = ['resume-update', 'roll-back-service', 'update-image'];

/** What may be done to a service, at the head of its own page: the ways that are gone most, and the menu of all. */
export function ServiceButtons({ service }: { readonly service: Service }): ReactNode {
  const t = useTranslations('action.service');
  const mayEdit = useMay('edit-service', service.stack) === 'granted';
  const Pen = SERVICE_ICONS['edit-service'];
  return (
    <>
      <LogsLink target={{ kind: 'service', id: service.id }} />
      {BUTTONS.filter((kind) => SERVICE_OFFERS[kind](service)).map((kind) => {
        const Icon = SERVICE_ICONS[kind];
        return (
          <ActionButton
            key={kind}
            kind={kind}
            stack={service.stack}
            size="sm"
            variant={kind === 'resume-update' ? 'primary' : 'outline'}
            onClick={() => openDialog.set({ kind, service })}
          >
            <Icon aria-hidden />
            {t(`${kind}.action`)}
          </ActionButton>
        );
      })}
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
      <ServiceMenu service={service} wide />
    </>
  );
}
