'use client';

import { Ellipsis } from 'lucide-react';
import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { openDialog } from '@/components/actions/open-dialog';
import { useGates } from '@/components/actions/use-gate';
import { useMayReadLogs } from '@/components/logs/use-may-read-logs';
import { Menu, type MenuItem } from '@/components/ui/menu';
import { keysOf } from '@/lib/base/keys';
import { hrefOf } from '@/lib/pages/href-of';
import type { Service } from '@/lib/swarm/objects/service';
import { SERVICE_OFFERS, type ServiceOffer } from '@/lib/swarm/operations/actions/service-actions';
import { scaleOf } from '@/lib/swarm/operations/scale';
import { installRowKeys } from './row-keys';
import { SERVICE_ICONS } from './service-icons';

// Rows of services have a menu each, which comes after the page's first picture.
if (typeof document !== 'undefined') installRowKeys();

interface ServiceMenuProps {
  readonly service: Service;
  /** With a word beside the icon. */
  readonly wide?: boolean;
}

/** All that can be done to a service: the same wherever one is shown. */
export function ServiceMenu({ service, wide = false }: ServiceMenuProps): ReactNode {
  const t = useTranslations('action');
  const view = useTranslations('view');
  const gate = useGates();
  const router = useRouter();
  const mayRead = useMayReadLogs(service.stack);

  const item = (
    kind: Exclude<keyof typeof SERVICE_ICONS, 'logs'>,
    label: string,
    act: () => void,
    refusal?: string,
  ): MenuItem => {
    const { permission, disabled, pass } = gate(kind, service.stack);
    const Icon = SERVICE_ICONS[kind];
    return {
      key: kind,
      label,
      icon: <Icon aria-hidden />,
      disabled: permission === 'granted' ? refusal : disabled,
      onSelect: () => pass(act),
    };
  };
  const asks = (kind: ServiceOffer): readonly MenuItem[] => {
    const isOffered = SERVICE_OFFERS[kind](service);
    // This one says why it cannot be done.
    if (!isOffered && kind !== 'roll-back-service') return [];
    const refusal = isOffered ? undefined : t('service.roll-back-service.none');
    return [item(kind, t(`service.${kind}.action`), () => openDialog.set({ kind, service }), refusal)];
  };
  const Lines = SERVICE_ICONS.logs;

  return (
    <Menu
      trigger={
        <>
          <Ellipsis aria-hidden />
          {wide && t('service.heading')}
        </>
      }
      variant={wide ? 'outline' : 'quiet'}
      size={wide ? 'sm' : 'icon'}
      label={t('service.menu', { name: service.name })}
      groups={() => [
        [
          item(
            'scale-service',
            t('scale.action'),
            () => openDialog.set({ kind: 'scale-service', service }),
            scaleOf(service.mode) === null ? t('scale.global') : undefined,
          ),
          {
            key: 'logs',
            label: view('logs'),
            icon: <Lines aria-hidden />,
            disabled: mayRead === 'not-allowed' ? t('notAllowed') : undefined,
            onSelect: () => router.push(hrefOf('logs', { service: service.id })),
          },
        ],
        [
          ...keysOf(SERVICE_OFFERS).flatMap(asks),
          item('edit-service', t('service.edit'), () => router.push(hrefOf('edit-service', service.id))),
        ],
        [
          {
            ...item('remove-service', t('removeService.action'), () =>
              openDialog.set({ kind: 'remove-service', service }),
            ),
            tone: 'danger',
          },
        ],
      ]}
    />
  );
}
