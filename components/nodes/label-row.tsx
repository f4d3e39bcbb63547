import { X } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { type LabelMistake, labelMistake } from '@/lib/swarm/operations/node-label';

/** A label as it is being typed. */
export interface LabelDraft {
  readonly key: number;
  readonly name: string;
  readonly value: string;
  /** Left once: a mistake in it may be told. */
  readonly isTouched: boolean;
  /** The node has it, whatever its name: it stays as it is. */
  readonly isOld?: boolean;
}

export type RowMistake = LabelMistake | 'twice';

export function mistakeIn(row: LabelDraft, rows: readonly LabelDraft[]): RowMistake | null {
  const name = row.name.trim();
  if (name && rows.some((other) => other.key < row.key && other.name.trim() === name)) return 'twice';
  return row.isOld ? null : labelMistake(name, row.value);
}

interface LabelRowProps {
  readonly row: LabelDraft;
  readonly mistake: RowMistake | null;
  readonly onChange: (row: LabelDraft) => void;
  readonly onRemove: () => void;
}

/** One label: its name, its value, and what is wrong with them. */
export function LabelRow({ row, mistake, onChange, onRemove }: LabelRowProps): ReactNode {
  const t = useTranslations('nodes.labels');
  const id = useId();
  const field = {
    autoComplete: 'off',
    spellCheck: false,
    'aria-invalid': mistake !== null,
    'aria-describedby': mistake === null ? undefined : id,
    onBlur: () => onChange({ ...row, isTouched: true }),
    className:
      'h-9 w-full min-w-0 rounded-md border border-edge bg-surface px-2.5 font-mono text-[0.8125rem] aria-invalid:border-danger pointer-coarse:h-11',
  } as const;
  // Typing over a label makes it one's own: from then on its name must be good.
  const edit = (change: Partial<LabelDraft>) => onChange({ ...row, ...change, isOld: false });
  return (
    <div data-slot="label-row" className="flex flex-col gap-1">
      <div className="grid grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)_auto] items-center gap-1.5">
        <input
          {...field}
          type="text"
          aria-label={t('name')}
          placeholder={t('name')}
          value={row.name}
          onChange={(event) => edit({ name: event.target.value })}
        />
        <span aria-hidden className="text-muted">
          =
        </span>
        <input
          {...field}
          type="text"
          aria-label={t('value')}
          placeholder={t('value')}
          value={row.value}
          onChange={(event) => edit({ value: event.target.value })}
        />
        <Button
          variant="danger-quiet"
          size="icon"
          aria-label={row.name ? t('remove', { name: row.name }) : t('removeEmpty')}
          onClick={onRemove}
        >
          <X aria-hidden />
        </Button>
      </div>
      {mistake && (
        <p id={id} className="text-danger text-xs">
          {t(`mistake.${mistake}`)}
        </p>
      )}
    </div>
  );
}
