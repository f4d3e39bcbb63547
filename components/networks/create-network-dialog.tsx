'use client';

import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { dockerCommand } from '@/components/actions/docker-command';
import { FailureBox } from '@/components/actions/failure-box';
import { FormButtons } from '@/components/actions/form-buttons';
import { useOperation } from '@/components/actions/use-operation';
import { CommandBlock } from '@/components/ui/command-block';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { useNetworks, useSource } from '@/lib/client/hooks';
import { useAttempt } from '@/lib/client/use-action';
import { isSubnet } from '@/lib/swarm/objects/subnet';
import type { ActionOf } from '@/lib/swarm/operations/action';
import type { Failure } from '@/lib/swarm/operations/outcome';

const SWITCHES = ['attachable', 'encrypted', 'internal'] as const;

/** A form for a new overlay network; it stays as typed where Docker says no. */
export function CreateNetworkDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useTranslations('networks.create');
  const words = useTranslations();
  const source = useSource();
  const formId = useId();
  const taken = new Set([...useNetworks().values()].map((network) => network.name));
  const [form, setForm] = useState({
    name: '',
    subnet: '',
    attachable: false,
    encrypted: false,
    internal: false,
  });
  const [failure, setFailure] = useState<Failure | null>(null);
  const { act } = useOperation();
  const { isPending } = useAttempt('create-network');
  const action: ActionOf<'create-network'> = { kind: 'create-network', ...form, subnet: form.subnet || null };

  const nameMistake = taken.has(form.name)
    ? t('nameTaken')
    : form.name === '' || /^[A-Za-z0-9][A-Za-z0-9_.-]*$/.test(form.name)
      ? null
      : t('nameBad');
  const subnetMistake = form.subnet === '' || isSubnet(form.subnet) ? null : t('subnetBad');
  const isReady = form.name !== '' && nameMistake === null && subnetMistake === null && !isPending;

  async function create(event: FormEvent) {
    event.preventDefault();
    if (!isReady) return;
    const message = { title: t('done', { name: form.name }), command: action, lasts: 8_000 };
    if ((await act(action, () => message, setFailure)).ok) onClose();
  }

  return (
    <Dialog
      width="md"
      title={t('title')}
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
        <Field
          code
          data-autofocus
          label={t('name')}
          value={form.name}
          mistake={nameMistake}
          onChange={(name) => setForm({ ...form, name })}
        />
        <Field
          code
          label={t('subnet')}
          value={form.subnet}
          hint={t('subnetHint')}
          mistake={subnetMistake}
          onChange={(subnet) => setForm({ ...form, subnet: subnet.trim() })}
        />
        {SWITCHES.map((key) => (
          <label key={key} className="flex items-start gap-2">
            <input
              type="checkbox"
              className="mt-1"
              checked={form[key]}
              onChange={(event) => setForm({ ...form, [key]: event.target.checked })}
            />
            {t(key)}
          </label>
        ))}
      </form>
      <CommandBlock
        label={words('frame.command')}
        command={dockerCommand({ ...action, name: form.name || 'NAME' }, source)}
      />
      <FailureBox outcome={failure} />
    </Dialog>
  );
}
