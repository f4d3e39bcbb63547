'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { ListRows } from './list-rows';
import type { FieldsProps } from './service-fields';
import type { VariableRow } from './service-form';

/** Environment variables: those that the service has are kept, replaced or removed by name; their values are not here. */
export function VariableFields({ state, say }: FieldsProps): ReactNode {
  const t = useTranslations('services.form');
  const { env } = state.form;
  const set = (rows: readonly VariableRow[]) => state.set({ env: rows });
  return (
    <ListRows
      state={state}
      list="env"
      onRemove={({ key, state: was }) =>
        set(
          was === 'new'
            ? env.filter((row) => row.key !== key)
            : env.map((row) => (row.key === key ? { ...row, value: '', state: 'removed' } : row)),
        )
      }
    >
      {({ key, name, value, state: kind }, change) => (
        <>
          <Field
            code
            hideLabel
            label={t('variableName')}
            placeholder={t('variableName')}
            value={name}
            readOnly={kind !== 'new'}
            onChange={(next) => change({ name: next })}
            mistake={say(`env.${key}.name`)}
            {...(kind === 'removed' && { className: 'line-through' })}
          />
          {kind === 'new' || kind === 'replaced' ? (
            <Field
              code
              hideLabel
              label={t('variableValue')}
              placeholder={t('variableValue')}
              value={value}
              onChange={(next) => change({ value: next })}
              mistake={say(`env.${key}.value`)}
            />
          ) : (
            <span className="flex min-h-9 flex-wrap items-center gap-2 text-[0.8125rem] text-muted">
              {t(kind === 'kept' ? 'kept' : 'removed')}
              <Button size="sm" onClick={() => change({ state: kind === 'kept' ? 'replaced' : 'kept' })}>
                {t(kind === 'kept' ? 'replace' : 'keep')}
              </Button>
            </span>
          )}
        </>
      )}
    </ListRows>
  );
}
