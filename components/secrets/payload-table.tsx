'use client';

import { Eye, Trash2 } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { ActionButton } from '@/components/actions/action-button';
import { ServiceLink } from '@/components/services/service-link';
import { Moment } from '@/components/ui/moment';
import { TableFrame } from '@/components/ui/table-frame';
import { useServices } from '@/lib/client/hooks';
import { hrefOf } from '@/lib/pages/href-of';
import type { Payload, PayloadKind } from '@/lib/swarm/objects/payload';
import { STACK_LABEL } from '@/lib/swarm/objects/stack';

interface PayloadTableProps {
  readonly kind: PayloadKind;
  readonly payloads: readonly Payload[];
  readonly onView: (payload: Payload) => void;
  readonly onRemove: (payload: Payload) => void;
}

/** As `docker secret ls`, with the services that use each. */
export function PayloadTable({ kind, payloads, ...acts }: PayloadTableProps): ReactNode {
  const t = useTranslations('secrets');
  return (
    <TableFrame
      caption={t(`kind.${kind}`)}
      columns={[t('name'), t('usedBy'), t('labels'), t('created')]}
      actions={t('remove')}
    >
      {payloads.map((payload) => (
        <PayloadRow key={payload.id} kind={kind} payload={payload} {...acts} />
      ))}
    </TableFrame>
  );
}

interface PayloadRowProps extends Omit<PayloadTableProps, 'payloads'> {
  readonly payload: Payload;
}

function PayloadRow({ kind, payload, onView, onRemove }: PayloadRowProps): ReactNode {
  const t = useTranslations('secrets');
  const { name, stack, labels, createdAt, usedBy } = payload;
  const own = Object.entries(labels).filter(([key]) => key !== STACK_LABEL);
  return (
    <tr data-slot="payload" data-name={name} className="align-top">
      <th scope="row" className="px-4 py-2.5 font-normal">
        <bdi translate="no" className="break-all font-mono text-[0.8125rem]">
          {name}
        </bdi>
        {stack && (
          <Link
            href={hrefOf('stack', stack)}
            prefetch={false}
            className="block text-muted text-xs underline-offset-2 hover:underline"
          >
            {t('ofStack', { stack })}
          </Link>
        )}
      </th>
      <td className="px-4 py-2.5">
        <Users names={usedBy} />
      </td>
      <td translate="no" className="px-4 py-2.5 font-mono text-[0.8125rem]">
        {own.map(([key, value]) => (
          <span key={key} className="block break-all">
            {key}={value}
          </span>
        ))}
      </td>
      <td className="whitespace-nowrap px-4 py-2.5 tabular-nums">
        <Moment at={createdAt} />
      </td>
      <td className="whitespace-nowrap px-4 py-2 text-right">
        {kind === 'config' && (
          <ActionButton
            kind="config-contents"
            stack={null}
            variant="quiet"
            size="icon"
            title={t('view')}
            aria-label={t('viewLabel', { name })}
            onClick={() => onView(payload)}
          >
            <Eye aria-hidden />
          </ActionButton>
        )}
        <ActionButton
          kind={`remove-${kind}`}
          stack={null}
          variant="danger-quiet"
          size="icon"
          title={t('remove')}
          aria-label={t('removeLabel', { name })}
          onClick={() => onRemove(payload)}
        >
          <Trash2 aria-hidden />
        </ActionButton>
      </td>
    </tr>
  );
}

function Users({ names }: { readonly names: readonly string[] }): ReactNode {
  const t = useTranslations('secrets');
  const services = [...useServices().values()];
  if (names.length === 0) return <span className="text-muted">{t('nobody')}</span>;
  return (
    <ul className="flex flex-wrap gap-x-3">
      {names.map((name) => {
        const service = services.find((one) => one.name === name);
        return <li key={name}>{service ? <ServiceLink service={service} /> : <bdi>{name}</bdi>}</li>;
      })}
    </ul>
  );
}
