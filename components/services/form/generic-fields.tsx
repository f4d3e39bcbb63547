'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Field } from '@/components/ui/field';
import { ListRows } from './list-rows';
import type { FieldsProps } from './service-fields';
import { EXAMPLES } from './service-form';

/** How much of what else a node may have, as of GPUs, each task reserves. */
export function GenericFields({ state, say }: FieldsProps): ReactNode {
  const t = useTranslations('services.form');
  return (
    <ListRows state={state} list="generic">
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
    </ListRows>
  );
}
