import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Field } from '@/components/ui/field';
import { Section } from '@/components/ui/section';
import { own } from '@/lib/base/own';
import type { ComposeVariable } from '@/lib/swarm/operations/finding';

interface VariableFieldsProps {
  readonly variables: readonly ComposeVariable[];
  readonly values: Readonly<Record<string, string>>;
  readonly onChange: (values: Readonly<Record<string, string>>) => void;
}

/** Asks for the variables that a compose file leaves open. A field that is emptied again has no value. */
export function VariableFields({ variables, values, onChange }: VariableFieldsProps): ReactNode {
  const t = useTranslations('deploy');
  if (variables.length === 0) return null;
  const hintOf = ({ needs, fallback }: ComposeVariable) =>
    needs
      ? needs.message || t('variableNeeded')
      : fallback
        ? t('variableDefault', { value: fallback })
        : t('variableEmptyDefault');
  return (
    <Section title={t('variables')}>
      <p className="text-muted text-xs">{t('variablesHint')}</p>
      <div className="grid gap-3 sm:grid-cols-2">
        {variables.map((variable) => (
          <Field
            key={variable.name}
            code
            name={variable.name}
            label={variable.name}
            value={own(values, variable.name) ?? ''}
            mistake={null}
            hint={hintOf(variable)}
            {...(variable.fallback && { placeholder: variable.fallback })}
            onChange={(value) => {
              const { [variable.name]: _, ...others } = values;
              onChange(value === '' ? others : { ...others, [variable.name]: value });
            }}
          />
        ))}
      </div>
    </Section>
  );
}
