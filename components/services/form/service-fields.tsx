'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Choice, Field } from '@/components/ui/field';
import { byName } from '@/lib/base/compare';
import { useNetworks } from '@/lib/client/hooks';
import { GenericFields } from './generic-fields';
import { ListFields } from './list-fields';
import { EXAMPLES, type ServiceForm } from './service-form';
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

/** Every field of the form. */
export function ServiceFields({ isNew, images, state, say }: ServiceFieldsProps): ReactNode {
  const t = useTranslations('services.form');
  const modes = useTranslations('swarm.mode');
  const { form, set } = state;
  const text = (field: keyof ServiceForm & TextField) => ({
    name: field,
    label: t(field),
    value: form[field],
    mistake: say(field),
    onChange: (value: string) => set({ [field]: value }),
  });
  return (
    <>
      <Group title={t('basics')}>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field {...text('name')} code readOnly={!isNew} data-autofocus={isNew} />
          <Field {...text('image')} code suggestions={images} placeholder={EXAMPLES.image} />
        </div>
        <div className="grid gap-4 sm:grid-cols-3">
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
          />
          {form.mode === 'replicated' && <Field {...text('replicas')} inputMode="numeric" />}
          {form.mode === 'replicated-job' && (
            <>
              <Field {...text('replicas')} label={t('completions')} inputMode="numeric" />
              <Field {...text('concurrent')} inputMode="numeric" />
            </>
          )}
        </div>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field {...text('command')} code hint={t('commandHint')} />
          <Field {...text('args')} code hint={t('argsHint')} />
        </div>
      </Group>
      <Group title={t('connections')}>
        <ListFields state={state} say={say} />
        <NetworkChoice state={state} />
        <VariableFields state={state} say={say} />
      </Group>
      <Group title={t('resources')}>
        <div className="grid gap-4 sm:grid-cols-4">
          <Field {...text('reserveCpu')} inputMode="decimal" placeholder="0.25" />
          <Field {...text('reserveMemory')} placeholder="128m" />
          <Field {...text('limitCpu')} inputMode="decimal" placeholder="0.5" />
          <Field {...text('limitMemory')} placeholder="256m" />
        </div>
        <GenericFields state={state} say={say} />
      </Group>
      <Group title={t('updates')}>
        <div className="grid gap-4 sm:grid-cols-3">
          <Field {...text('parallelism')} inputMode="numeric" hint={t('parallelismHint')} />
          <Field {...text('delay')} placeholder="10s" />
          <Field {...text('monitor')} placeholder="5s" />
          <Field {...text('maxFailureRatio')} inputMode="decimal" />
          <Choice
            name="failureAction"
            label={t('failureAction')}
            value={form.failureAction}
            choices={(['pause', 'continue', 'rollback'] as const).map((one) => [one, t(`onFailure.${one}`)])}
            onChange={(failureAction) => set({ failureAction })}
          />
          <Choice
            name="order"
            label={t('order')}
            value={form.order}
            choices={[
              ['stop-first', t('stopFirst')],
              ['start-first', t('startFirst')],
            ]}
            onChange={(order) => set({ order })}
          />
        </div>
      </Group>
    </>
  );
}

type TextField = {
  [K in keyof ServiceForm]: K extends 'mode' | 'failureAction' | 'order'
    ? never
    : ServiceForm[K] extends string
      ? K
      : never;
}[keyof ServiceForm];

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
