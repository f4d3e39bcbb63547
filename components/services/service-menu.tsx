'use client';

import { Ellipsis, History, PackageOpen, Play, RotateCw, SquarePen } from 'lucide-react';
import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { type OpenDialog, openDialog } from '@/components/actions/open-dialog';
import { useGates } from '@/components/actions/use-gate';
import { Menu, type MenuItem } from '@/components/ui/menu';
import { isPaused, type Service } from '@/lib/swarm/objects/service';
import type { ActionKind } from '@/lib/swarm/operations/action';

/** What may be done to a service, beside scaling and removing it. */
export function ServiceMenu({ service }: { readonly service: Service }): ReactNode {
  const t = useTranslations('action');
  const gate = useGates();
  const router = useRouter();

  const item = (
    kind: ActionKind,
    label: string,
    icon: ReactNode,
    onSelect: () => void,
    refusal?: string,
  ): MenuItem => {
    const { permission, disabled, pass } = gate(kind, service.stack);
    return {
      key: kind,
      label,
      icon,
      disabled: permission === 'granted' ? refusal : disabled,
      onSelect: () => pass(onSelect),
    };
  };
  const opens = (kind: Extract<OpenDialog, { readonly service: Service }>['kind']) => () =>
    openDialog.set({ kind, service });

  return (
    <Menu
      trigger={<Ellipsis aria-hidden />}
      label={t('service.menu', { name: service.name })}
      groups={() => [
        [
          item(
            'update-image',
            t('service.updateImage.action'),
            <PackageOpen aria-hidden />,
            opens('update-image'),
          ),
          item(
            'restart-service',
            t('service.restart-service.action'),
            <RotateCw aria-hidden />,
            opens('restart-service'),
          ),
          ...(isPaused(service)
            ? [
                item(
                  'resume-update',
                  t('service.resume-update.action'),
                  <Play aria-hidden />,
                  opens('resume-update'),
                ),
              ]
            : []),
          item(
            'roll-back-service',
            t('service.roll-back-service.action'),
            <History aria-hidden />,
            opens('roll-back-service'),
            service.hasPrevious ? undefined : t('service.roll-back-service.none'),
          ),
          item('edit-service', t('service.edit'), <SquarePen aria-hidden />, () =>
            router.push(`/services/${service.id}/edit`),
          ),
        ],
      ]}
    />
  );
}
