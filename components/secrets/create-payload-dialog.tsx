'use client';

import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { dockerCommand } from '@/components/actions/docker-command';
import { FailureBox } from '@/components/actions/failure-box';
import { FormButtons } from '@/components/actions/form-buttons';
import { CommandBlock } from '@/components/ui/command-block';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { showToast } from '@/components/ui/toasts';
import { useSource } from '@/lib/client/hooks';
import { useClient } from '@/lib/client/use-client';
import { isPayloadName, MAX_PAYLOAD_BYTES, type PayloadKind } from '@/lib/swarm/objects/payload';
import type { Outcome } from '@/lib/swarm/operations/outcome';
import { ContentsField } from './contents-field';
import { labelsIn } from './labels-in';
import { toBase64 } from './to-base64';

interface CreatePayloadDialogProps {
  readonly kind: PayloadKind;
  readonly taken: readonly string[];
  readonly onClose: () => void;
}

/** A form for a new secret or config; it stays as typed where Docker says no. */
export function CreatePayloadDialog({ kind, taken, onClose }: CreatePayloadDialogProps): ReactNode {
  const t = useTranslations('secrets.create');
  const words = useTranslations();
  const source = useSource();
  const client = useClient();
  const formId = useId();
  const [name, setName] = useState('');
  const [labelLines, setLabelLines] = useState('');
  const [contents, setContents] = useState<Uint8Array<ArrayBuffer>>(new Uint8Array());
  const [isPending, setPending] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const labels = labelsIn(labelLines);
  const nameMistake = taken.includes(name)
    ? t('nameTaken')
    : name === '' || isPayloadName(name)
      ? null
      : t('nameBad');
  const isFit = contents.length > 0 && contents.length <= MAX_PAYLOAD_BYTES;
  const isReady = name !== '' && nameMistake === null && labels !== null && isFit && !isPending;

  async function create(event: FormEvent) {
    event.preventDefault();
    if (!isReady) return;
    setPending(true);
    // Not by `useAct`, which would keep what is in it.
    const answer = await client.act({ kind: `create-${kind}`, name, labels, data: toBase64(contents) });
    setPending(false);
    setOutcome(answer);
    if (!answer.ok) return;
    showToast({ tone: 'success', title: t(`done.${kind}`, { name }), lasts: 8_000 });
    onClose();
  }

  return (
    <Dialog
      width="md"
      title={t(`title.${kind}`)}
      onClose={onClose}
      footer={
        <FormButtons
          form={formId}
          confirm={t('confirm')}
          isReady={isReady}
          isPending={isPending}
          onClose={onClose}
        />
      }
    >
      <form id={formId} onSubmit={(event) => void create(event)} className="flex flex-col gap-3">
        <Field code data-autofocus label={t('name')} value={name} mistake={nameMistake} onChange={setName} />
        <ContentsField kind={kind} bytes={contents.length} onChange={setContents} />
        <label className="flex flex-col gap-1">
          <span className="font-medium text-[0.8125rem]">{t('labels')}</span>
          <textarea
            rows={2}
            spellCheck={false}
            value={labelLines}
            aria-invalid={labels === null}
            onChange={(event) => setLabelLines(event.target.value)}
            className="rounded-md border border-edge bg-surface px-3 py-1.5 font-mono text-[0.8125rem] aria-invalid:border-danger"
          />
          <span className={labels === null ? 'text-danger text-xs' : 'text-muted text-xs'}>
            {labels === null ? t('labelsBad') : t('labelsHint')}
          </span>
        </label>
      </form>
      <CommandBlock
        label={words('frame.command')}
        command={dockerCommand(
          { kind: `create-${kind}`, name: name || 'NAME', labels: labels ?? {}, file: 'FILE' },
          source,
        )}
      />
      <FailureBox outcome={outcome} />
    </Dialog>
  );
}
