'use client';

import { History, PackageOpen, Play, RotateCw, SquarePen } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { ActionButton } from '@/components/actions/action-button';
import { openDialog } from '@/components/actions/open-dialog';
import { RemoveService } from '@/components/actions/remove-service';
import { useMay } from '@/components/actions/use-permission';
import { LogsLink } from '@/components/logs/logs-link';
import { buttonClass } from '@/components/ui/button';
import { isPaused, type Service } from '@/lib/swarm/objects/service';

const ICONS = {
  'update-image': PackageOpen,
  'restart-service': RotateCw,
  'roll-back-service': History,
  'resume-update': Play,
} as const;

/** What may be done to a service, at the head of its own page. */
export function ServiceButtons({ service }: { readonly service: Service }): ReactNode {
  const t = useTranslations('action.service');
  const mayEdit = useMay('edit-service', service.stack) === 'granted';
  const button = (kind: keyof typeof ICONS, label: string) => {
    const Icon = ICONS[kind];
    return (
      <ActionButton
        kind={kind}
        stack={service.stack}
        size="sm"
        variant={kind === 'resume-update' ? 'primary' : 'outline'}
        onClick={() => openDialog.set({ kind, service })}
      >
        <Icon aria-hidden />
        {label}
      </ActionButton>
    );
  };
  return (
    <>
      <LogsLink target={{ kind: 'service', id: service.id }} />
      {isPaused(service) && button('resume-update', t('resume-update.action'))}
      {button('update-image', t('updateImage.action'))}
      {button('restart-service', t('restart-service.action'))}
      {service.hasPrevious && button('roll-back-service', t('roll-back-service.action'))}
      {mayEdit && (
        <Link href={`/services/${service.id}/edit`} prefetch={false} className={buttonClass({ size: 'sm' })}>
          <SquarePen aria-hidden />
          {t('edit')}
        </Link>
      )}
      <RemoveService service={service} />
    </>
  );
}
