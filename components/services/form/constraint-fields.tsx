'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Field } from '@/components/ui/field';
import { ListRows } from './list-rows';
import type { FieldsProps } from './service-fields';
import { EXAMPLES } from './service-form';

/** What a node must be. */
export function ConstraintFields({ state, say }: FieldsProps): ReactNode {
  const t = useTranslations('services.form');
  return (
    <ListRows state={state} list="constraints">
      {({ key, text }, change) => (
        <Field
          code
          hideLabel
          label={t('constraint')}
          value={text}
          placeholder={EXAMPLES.constraint}
          onChange={(next) => change({ text: next })}
          mistake={say(`constraints.${key}.text`)}
        />
      )}
    </ListRows>
  );
}
