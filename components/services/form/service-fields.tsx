'use client';

import { Fragment, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Choice, Field } from '@/components/ui/field';
import { byName } from '@/lib/base/compare';
import { keysOf } from '@/lib/base/keys';
import { useNetworks } from '@/lib/client/hooks';
import { ConstraintFields } from './constraint-fields';
import { GenericFields } from './generic-fields';
import { MountFields } from './mount-fields';
import { PortFields } from './port-fields';
import { EXAMPLES, type ServiceForm, type TextField } from './service-form';
import type { ServiceFormState } from './use-service-form';
import { VariableFields } from './variable-fields';

export interface FieldsProps {
  readonly state: ServiceFormState;
  /** What is wrong with a field, in words. */
  readonly say: (field: string) => string | null;
}

interface ServiceFieldsProps extends FieldsProps {
  /** Name and mode of a service are for good. */
  readonly isNew: boolean;
  /** Images to choose from. */
  readonly images: readonly string[];
}

/** Fields stand beside each other in a row; a list has one to itself. */
type Row = 'what' | 'mode' | 'words' | 'connections' | 'amounts' | 'generic' | 'updates';

const at = (row: Row, field: ReactNode) => ({ row, field });

/** Every field of the form. */
export function ServiceFields({ isNew, images, state, say }: ServiceFieldsProps): ReactNode {
  const t = useTranslations('services.form');
  const modes = useTranslations('swarm.mode');
  const { form, set } = state;
  const text = (field: TextField) => ({
    name: field,
    label: t(field),
    value: form[field],
    mistake: say(field),
    onChange: (value: string) => set({ [field]: value }),
  });
  const isJob = form.mode === 'replicated-job';
  /** In their order within a row. */
  const fields: { readonly [F in keyof ServiceForm]: ReturnType<typeof at> } = {
    name: at('what', <Field {...text('name')} code readOnly={!isNew} data-autofocus={isNew} />),
    image: at('what', <Field {...text('image')} code suggestions={images} placeholder={EXAMPLES.image} />),
    mode: at(
      'mode',
      <Choice
        name="mode"
        label={t('mode')}
        value={form.mode}
        disabled={!isNew}
        choices={(['replicated', 'global', 'replicated-job', 'global-job'] as const).map((kind) => [
          kind,
          modes(kind),
        ])}
        onChange={(mode) => set({ mode })}
      />,
    ),
    replicas: at(
      'mode',
      (isJob || form.mode === 'replicated') && (
        <Field {...text('replicas')} label={t(isJob ? 'completions' : 'replicas')} inputMode="numeric" />
      ),
    ),
    concurrent: at('mode', isJob && <Field {...text('concurrent')} inputMode="numeric" />),
    command: at('words', <Field {...text('command')} code hint={t('commandHint')} />),
    args: at('words', <Field {...text('args')} code hint={t('argsHint')} />),
    ports: at('connections', <PortFields state={state} say={say} />),
    mounts: at('connections', <MountFields state={state} say={say} />),
    constraints: at('connections', <ConstraintFields state={state} say={say} />),
    networks: at('connections', <NetworkChoice state={state} />),
    env: at('connections', <VariableFields state={state} say={say} />),
    reserveCpu: at('amounts', <Field {...text('reserveCpu')} inputMode="decimal" placeholder="0.25" />),
    reserveMemory: at('amounts', <Field {...text('reserveMemory')} placeholder="128m" />),
    limitCpu: at('amounts', <Field {...text('limitCpu')} inputMode="decimal" placeholder="0.5" />),
    limitMemory: at('amounts', <Field {...text('limitMemory')} placeholder="256m" />),
    generic: at('generic', <GenericFields state={state} say={say} />),
    parallelism: at(
      'updates',
      <Field {...text('parallelism')} inputMode="numeric" hint={t('parallelismHint')} />,
    ),
    delay: at('updates', <Field {...text('delay')} placeholder="10s" />),
    monitor: at('updates', <Field {...text('monitor')} placeholder="5s" />),
    maxFailureRatio: at('updates', <Field {...text('maxFailureRatio')} inputMode="decimal" />),
    failureAction: at(
      'updates',
      <Choice
        name="failureAction"
        label={t('failureAction')}
        value={form.failureAction}
        choices={(['pause', 'continue', 'rollback'] as const).map((one) => [one, t(`onFailure.${one}`)])}
        onChange={(failureAction) => set({ failureAction })}
      />,
    ),
    order: at(
      'updates',
      <Choice
        name="order"
        label={t('order')}
        value={form.order}
        choices={[
          ['stop-first', t('stopFirst')],
          ['start-first', t('startFirst')],
        ]}
        onChange={(order) => set({ order })}
      />,
    ),
  };
  const row = (name: Row) =>
    keysOf(fields).map(
      (key) => fields[key].row === name && <Fragment key={key}>{fields[key].field}</Fragment>,
    );
  return (
    <>
      <Group title={t('basics')}>
        <div className="grid gap-4 sm:grid-cols-2">{row('what')}</div>
        <div className="grid gap-4 sm:grid-cols-3">{row('mode')}</div>
        <div className="grid gap-4 sm:grid-cols-2">{row('words')}</div>
      </Group>
      <Group title={t('connections')}>{row('connections')}</Group>
      <Group title={t('resources')}>
        <div className="grid gap-4 sm:grid-cols-4">{row('amounts')}</div>
        {row('generic')}
      </Group>
      <Group title={t('updates')}>
        <div className="grid gap-4 sm:grid-cols-3">{row('updates')}</div>
      </Group>
    </>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <section className="flex min-w-0 flex-col gap-4 rounded-lg border border-line bg-surface p-4">
      <h2 className="font-semibold">{title}</h2>
      {children}
    </section>
  );
}

function NetworkChoice({ state }: Pick<FieldsProps, 'state'>): ReactNode {
  const t = useTranslations('services.form');
  const { networks: chosen } = state.form;
  const known = useNetworks();
  const networks = [...known.values()].filter(({ ingress }) => !ingress).sort(byName);
  const lost = chosen.filter((id) => !known.has(id)).map((id) => ({ id, name: id }));
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="mb-1 font-medium text-[0.8125rem]">{t('networks')}</legend>
      {networks.length + lost.length === 0 && (
        <p className="text-[0.8125rem] text-muted">{t('noNetworks')}</p>
      )}
      {[...networks, ...lost].map(({ id, name }) => (
        <label key={id} className="flex min-h-7 items-center gap-2 text-[0.8125rem] pointer-coarse:min-h-11">
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            onChange={(event) =>
              state.set({
                networks: event.target.checked ? [...chosen, id] : chosen.filter((one) => one !== id),
              })
            }
          />
          <bdi translate="no" className="wrap-anywhere min-w-0">
            {name}
          </bdi>
        </label>
      ))}
    </fieldset>
  );
}
