import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Rows } from './rows';
import { type ListField, NEW_ROW, type ServiceForm } from './service-form';
import type { ServiceFormState } from './use-service-form';

type RowOf<F extends ListField> = ServiceForm[F][number];

interface ListRowsProps<F extends ListField> {
  readonly list: F;
  readonly state: ServiceFormState;
  readonly children: (row: RowOf<F>, set: (change: Partial<RowOf<F>>) => void) => ReactNode;
  readonly onRemove?: (row: RowOf<F>) => void;
}

/** One of the form's lists of rows. */
export function ListRows<F extends ListField>({ list, state, ...more }: ListRowsProps<F>): ReactNode {
  const t = useTranslations('services.form');
  const title: ListField = list;
  const rows: readonly RowOf<F>[] = state.form[list];
  const wrong = new Set(
    [...state.read.mistakes.keys()].map((field) => field.split('.').slice(0, 2).join('.')),
  );
  return (
    <Rows
      {...more}
      title={t(title)}
      rows={rows}
      blank={NEW_ROW[list]}
      add={t('add')}
      remove={t('removeRow')}
      isWrong={(key) => wrong.has(`${list}.${key}`)}
      onChange={(next: readonly RowOf<F>[]) => state.set({ [list]: next })}
    />
  );
}
