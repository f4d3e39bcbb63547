import { type ReactNode, useId } from 'react';
import { classes } from './classes';

export const INPUT =
  'min-h-9 w-full min-w-0 rounded-md border border-edge bg-surface px-3 py-1 text-sm pointer-coarse:min-h-11 aria-invalid:border-danger disabled:opacity-60';

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string;
  /** What is wrong with what was typed; null: nothing. */
  readonly mistake: string | null;
  /** Said to those who do not see; the column's head says it for the others. */
  readonly hideLabel?: boolean;
  /** Fixed-width letters, no corrections: names, paths, commands. */
  readonly code?: boolean;
  readonly placeholder?: string;
  readonly inputMode?: 'numeric' | 'decimal';
  readonly suggestions?: readonly string[];
  readonly readOnly?: boolean;
  readonly className?: string;
  readonly 'data-autofocus'?: boolean;
  /** Names the field in the page for who looks for it: a test, a jump to the first mistake. */
  readonly name?: string;
}

/** A labelled line to type in, with what is wrong with it beside it. */
export function Field(props: FieldProps): ReactNode {
  const { label, value, onChange, hint, mistake, hideLabel, code, suggestions, className } = props;
  const id = useId();
  const hasSuggestions = suggestions !== undefined && suggestions.length > 0;
  const about = [mistake !== null && `${id}-mistake`, hint && `${id}-hint`].filter(Boolean).join(' ');
  return (
    <div data-slot="field" className={classes('flex min-w-0 flex-col gap-1', className)}>
      <label htmlFor={id} className={hideLabel ? 'sr-only' : 'font-medium text-[0.8125rem]'}>
        {label}
      </label>
      <input
        id={id}
        name={props.name}
        data-autofocus={props['data-autofocus']}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        placeholder={props.placeholder}
        inputMode={props.inputMode}
        readOnly={props.readOnly}
        aria-invalid={mistake !== null}
        aria-describedby={about || undefined}
        autoComplete="off"
        {...(code && { autoCapitalize: 'none', autoCorrect: 'off', spellCheck: false, translate: 'no' })}
        {...(hasSuggestions && { list: `${id}-list` })}
        className={classes(INPUT, code && 'font-mono text-[0.8125rem]', props.readOnly && 'bg-sunken')}
      />
      {hasSuggestions && (
        <datalist id={`${id}-list`}>
          {suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
      )}
      {mistake !== null && <FieldMistake id={`${id}-mistake`} text={mistake} />}
      {hint && (
        <p id={`${id}-hint`} className="text-muted text-xs">
          {hint}
        </p>
      )}
    </div>
  );
}

export function FieldMistake({ id, text }: { readonly id?: string; readonly text: string }): ReactNode {
  return (
    <p id={id} data-slot="mistake" className="text-danger text-xs">
      {text}
    </p>
  );
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly onChange: (value: T) => void;
  /** What each is called, in order. */
  readonly choices: readonly (readonly [value: T, label: string])[];
  readonly hideLabel?: boolean;
  readonly disabled?: boolean;
  readonly className?: string;
  readonly name?: string;
}

/** One of a few. */
export function Choice<T extends string>(props: ChoiceProps<T>): ReactNode {
  const id = useId();
  return (
    <div data-slot="field" className={classes('flex min-w-0 flex-col gap-1', props.className)}>
      <label htmlFor={id} className={props.hideLabel ? 'sr-only' : 'font-medium text-[0.8125rem]'}>
        {props.label}
      </label>
      <select
        id={id}
        name={props.name}
        value={props.value}
        disabled={props.disabled}
        onChange={(event) => {
          const chosen = props.choices.find(([value]) => value === event.target.value);
          if (chosen) props.onChange(chosen[0]);
        }}
        className={INPUT}
      >
        {props.choices.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}
