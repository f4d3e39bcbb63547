'use client';

import { Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { ActionButton } from '@/components/actions/action-button';
import { dockerPrefix } from '@/components/actions/docker-command';
import { RawWords } from '@/components/actions/outcome-message';
import { CommandBlock } from '@/components/ui/command-block';
import { laterDialog } from '@/components/ui/later-dialog';
import { Section } from '@/components/ui/section';
import { useServices, useSource } from '@/lib/client/hooks';
import { useAnswer } from '@/lib/client/use-answer';
import type { Payload, PayloadKind } from '@/lib/swarm/objects/payload';
import { matchesPayload } from './matches-payload';
import { PayloadTable } from './payload-table';

const CreatePayloadDialog = laterDialog(() =>
  import('./create-payload-dialog').then((m) => m.CreatePayloadDialog),
);
const RemovePayloadDialog = laterDialog(() =>
  import('./remove-payload-dialog').then((m) => m.RemovePayloadDialog),
);
const ConfigDialog = laterDialog(() => import('./config-dialog').then((m) => m.ConfigDialog));

type Open = { readonly what: 'create' } | { readonly what: 'remove' | 'view'; readonly payload: Payload };

interface PayloadSectionProps {
  readonly kind: PayloadKind;
  /** The page's filter. */
  readonly query: string;
}

/** All secrets, or all configs. They are no part of the picture: asked for here, and again when services change. */
export function PayloadSection({ kind, query }: PayloadSectionProps): ReactNode {
  const t = useTranslations('secrets');
  const view = useTranslations('view');
  const failure = useTranslations('action.failure');
  const services = useServices();
  const source = useSource();
  const { answer, again } = useAnswer({ kind: `${kind}s` }, services);
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => {
    setOpen(null);
    again();
  };
  const payloads = answer?.ok ? answer.value : [];
  const shown = payloads.filter((payload) => matchesPayload(payload, query));
  const isEmpty = answer?.ok === true && payloads.length === 0;
  const create = (
    <ActionButton
      kind={`create-${kind}`}
      stack={null}
      variant={kind === 'secret' ? 'primary' : 'outline'}
      onClick={() => setOpen({ what: 'create' })}
    >
      <Plus aria-hidden />
      {t(`action.${kind}`)}
    </ActionButton>
  );
  return (
    <div data-slot="payloads" data-kind={kind}>
      <Section title={t(`kind.${kind}`)} aside={answer?.ok ? payloads.length : undefined}>
        <div className="flex flex-wrap items-center gap-3">
          <p className="text-muted">{t(`intro.${kind}`)}</p>
          {!isEmpty && <span className="ml-auto">{create}</span>}
        </div>
        {!answer ? (
          <p className="text-muted">{t('asking')}</p>
        ) : !answer.ok ? (
          <div role="alert" className="text-danger">
            <p>{failure(answer.kind)}</p>
            <RawWords text={answer.message} />
          </div>
        ) : isEmpty ? (
          <div className="flex w-full max-w-lg flex-col gap-3 self-center py-4 text-sm">
            <p className="self-center font-medium">{t(`empty.${kind}`)}</p>
            <span className="self-center">{create}</span>
            <CommandBlock command={`${dockerPrefix(source)} ${kind} create my-${kind} ./file`} />
          </div>
        ) : shown.length === 0 ? (
          <p className="text-muted">{view('noMatch', { query })}</p>
        ) : (
          <PayloadTable
            kind={kind}
            payloads={shown}
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
