'use client';

import { Ellipsis } from 'lucide-react';
import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { openDialog } from '@/components/actions/open-dialog';
import { useGates } from '@/components/actions/use-gate';
import { Menu, type MenuItem } from '@/components/ui/menu';
import { keysOf } from '@/lib/base/keys';
import { hrefOf } from '@/lib/pages/href-of';
import type { Service } from '@/lib/swarm/objects/service';
import { SERVICE_OFFERS, type ServiceOffer } from '@/lib/swarm/operations/actions/service-actions';
import { SERVICE_ICONS } from './service-icons';

/** What may be done to a service, beside scaling and removing it. */
export function ServiceMenu({ service }: { readonly service: Service }): ReactNode {
  const t = useTranslations('action.service');
  const gate = useGates();
  const router = useRouter();

  const item = (
    kind: keyof typeof SERVICE_ICONS,
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
    const refusal = isOffered ? undefined : t('roll-back-service.none');
    return [item(kind, t(`${kind}.action`), () => openDialog.set({ kind, service }), refusal)];
  };

  return (
    <Menu
      trigger={<Ellipsis aria-hidden />}
      label={t('menu', { name: service.name })}
      groups={() => [
        [
          ...keysOf(SERVICE_OFFERS).flatMap(asks),
          item('edit-service', t('edit'), () => router.push(hrefOf('edit-service', service.id))),
        ],
      ]}
    />
  );
}
