'use client';

import { Eye, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { type ReactNode, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { ActionButton } from '@/components/actions/action-button';
import { ServiceLink } from '@/components/services/service-link';
import { Moment } from '@/components/ui/moment';
import { type RowPlace, RowWindow } from '@/components/ui/row-window';
import { TABLE_ROWS, TableFrame } from '@/components/ui/table-frame';
import { useServices } from '@/lib/client/hooks';
import { hrefOf } from '@/lib/pages/href-of';
import type { Payload, PayloadKind } from '@/lib/swarm/objects/payload';
import { STACK_LABEL } from '@/lib/swarm/objects/stack';

/** Up to so many rows are in the page whole, so that the browser's own search finds everything. */
const WHOLE = 100;

interface PayloadTableProps {
  readonly kind: PayloadKind;
  readonly payloads: readonly Payload[];
  readonly onView: (payload: Payload) => void;
  readonly onRemove: (payload: Payload) => void;
}

/** As `docker secret ls`, with the services that use each. */
export function PayloadTable({ kind, payloads, ...acts }: PayloadTableProps): ReactNode {
  const t = useTranslations('secrets');
  const ids = useMemo(() => payloads.map(({ id }) => id), [payloads]);
  const byId = useMemo(() => new Map(payloads.map((payload) => [payload.id, payload])), [payloads]);
  return (
    <TableFrame
      caption={t(`kind.${kind}`)}
      columns={[t('name'), t('usedBy'), t('labels'), t('created')]}
      actions={t('remove')}
      rowCount={payloads.length}
    >
      <RowWindow
        as="tbody"
        ids={ids}
        whole={WHOLE}
        className={TABLE_ROWS}
        row={(id, place) => {
          const payload = byId.get(id);
          return payload && <PayloadRow place={place} kind={kind} payload={payload} {...acts} />;
        }}
      />
    </TableFrame>
  );
}

interface PayloadRowProps extends Omit<PayloadTableProps, 'payloads'> {
  readonly place: RowPlace;
  readonly payload: Payload;
}

function PayloadRow({ place, kind, payload, onView, onRemove }: PayloadRowProps): ReactNode {
  const t = useTranslations('secrets');
  const { name, stack, labels, createdAt, usedBy } = payload;
  const own = Object.entries(labels).filter(([key]) => key !== STACK_LABEL);
  return (
    <tr {...place} data-slot="payload" data-name={name} className="align-top">
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
