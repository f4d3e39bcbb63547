'use client';

import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { ActionButton } from '@/components/actions/action-button';
import { RawWords } from '@/components/actions/outcome-message';
import { laterDialog } from '@/components/ui/later-dialog';
import { Section } from '@/components/ui/section';
import { useServices } from '@/lib/client/hooks';
import { useAnswer } from '@/lib/client/use-answer';
import type { Payload, PayloadKind } from '@/lib/swarm/objects/payload';
import { PayloadTable } from './payload-table';

const CreatePayloadDialog = laterDialog(() =>
  import('./create-payload-dialog').then((m) => m.CreatePayloadDialog),
);
const RemovePayloadDialog = laterDialog(() =>
  import('./remove-payload-dialog').then((m) => m.RemovePayloadDialog),
);
const ConfigDialog = laterDialog(() => import('./config-dialog').then((m) => m.ConfigDialog));

type Open = { readonly what: 'create' } | { readonly what: 'remove' | 'view'; readonly payload: Payload };

/** All secrets, or all configs. They are no part of the picture: asked for here, and again when services change. */
export function PayloadSection({ kind }: { readonly kind: PayloadKind }): ReactNode {
  const t = useTranslations('secrets');
  const failure = useTranslations('action.failure');
  const services = useServices();
  const { answer, again } = useAnswer({ kind: `${kind}s` }, services);
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => {
    setOpen(null);
    again();
  };
  const payloads = answer?.ok ? answer.value : [];
  return (
    <div data-slot="payloads" data-kind={kind}>
      <Section title={t(`kind.${kind}`)} aside={answer?.ok ? payloads.length : undefined}>
        <div className="flex flex-wrap items-center gap-3">
          <p className="text-muted">{t(`intro.${kind}`)}</p>
          <span className="ml-auto">
            <ActionButton kind={`create-${kind}`} stack={null} onClick={() => setOpen({ what: 'create' })}>
              {t(`action.${kind}`)}
            </ActionButton>
          </span>
        </div>
        {!answer ? (
          <p className="text-muted">{t('asking')}</p>
        ) : !answer.ok ? (
          <div role="alert" className="text-danger">
            <p>{failure(answer.kind)}</p>
            <RawWords text={answer.message} />
          </div>
        ) : payloads.length === 0 ? (
          <p className="text-muted">{t(`empty.${kind}`)}</p>
        ) : (
          <PayloadTable
            kind={kind}
            payloads={payloads}
            onView={(payload) => setOpen({ what: 'view', payload })}
            onRemove={(payload) => setOpen({ what: 'remove', payload })}
          />
        )}
      </Section>
      {open?.what === 'create' && (
        <CreatePayloadDialog kind={kind} taken={payloads.map(({ name }) => name)} onClose={close} />
      )}
      {open?.what === 'remove' && <RemovePayloadDialog kind={kind} payload={open.payload} onClose={close} />}
      {open?.what === 'view' && <ConfigDialog config={open.payload} onClose={close} />}
    </div>
  );
}
