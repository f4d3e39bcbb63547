'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Field } from '@/components/ui/field';
import { Rows } from './rows';
import type { FieldsProps } from './service-fields';
import { EXAMPLES, NEW_ROW } from './service-form';
import { wrongRows } from './wrong-rows';

/** How much of what else a node may have, as of GPUs, each task reserves. */
export function GenericFields({ state, say }: FieldsProps): ReactNode {
  const t = useTranslations('services.form');
  const { form, set } = state;
  return (
    <Rows
      add={t('add')}
      remove={t('removeRow')}
      title={t('generic')}
      rows={form.generic}
      blank={NEW_ROW.generic}
      onChange={(generic) => set({ generic })}
      isWrong={wrongRows(state.read.mistakes, 'generic')}
    >
      {({ key, kind, amount }, change) => (
        <>
          <Field
            code
            label={t('genericKind')}
            value={kind}
            placeholder={EXAMPLES.kind}
            onChange={(next) => change({ kind: next })}
            mistake={say(`generic.${key}.kind`)}
          />
          <Field
            label={t('genericAmount')}
            value={amount}
            inputMode="numeric"
            onChange={(next) => change({ amount: next })}
            mistake={say(`generic.${key}.amount`)}
          />
        </>
      )}
    </Rows>
  );
}
