'use client';

import { Minus, Plus } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Button } from './button';
import { classes } from './classes';
import { Floating } from './floating';

/** Clicks that follow each other closely are one intent. */
const QUIET_MS = 350;

interface StepperProps {
  readonly value: number;
  readonly max: number;
  readonly label: string;
  readonly fewer: string;
  readonly more: string;
  /** Shown while what is typed is no number that counts. */
  readonly invalid: string;
  readonly parse: (text: string) => number | null;
  readonly disabled?: boolean;
  /** Hears of every value that is not committed yet; null when there is none any more. `isTyped`: it waits for Enter. */
  readonly onDraft?: (draft: number | null, isTyped: boolean) => void;
  readonly onCommit: (value: number) => void;
}

/** − [n] +. Typed, ↑ ↓ by 1 and with Shift by 10; Enter commits, Escape cancels; the buttons commit by themselves. */
export function Stepper(props: StepperProps): ReactNode {
  const { value, max, label, parse, disabled = false, onDraft, onCommit } = props;
  const [text, setText] = useState<string | null>(null);
  const invalidId = useId();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const draft = text === null ? value : parse(text);
  const isInvalid = draft === null;

  function change(next: string | null, isTyped = true) {
    clearTimeout(timer.current);
    setText(next);
    const parsed = next === null ? null : parse(next);
    onDraft?.(parsed === value ? null : parsed, isTyped);
  }
  function commit(next: number | null) {
    if (next === null) return;
    change(null);
    if (next !== value) onCommit(next);
  }
  const moved = (by: number) => Math.min(max, Math.max(0, (draft ?? value) + by));

  function press(by: number) {
    const next = moved(by);
    change(String(next), false);
    timer.current = setTimeout(() => commit(next), QUIET_MS);
  }
  function onKeyDown(event: KeyboardEvent) {
    const step = event.shiftKey ? 10 : 1;
    if (event.key === 'ArrowUp') change(String(moved(step)));
    else if (event.key === 'ArrowDown') change(String(moved(-step)));
    else if (event.key === 'Enter') commit(draft);
    else if (event.key === 'Escape' && text !== null) change(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <fieldset
      data-slot="stepper"
      data-draft={text !== null || undefined}
      aria-label={label}
      className={classes(
        'inline-flex items-center rounded-md border border-edge bg-surface',
        disabled && 'opacity-60',
      )}
    >
      <StepButton
        label={props.fewer}
        disabled={disabled || draft === 0}
        onPress={(shift) => press(shift ? -10 : -1)}
      >
        <Minus aria-hidden />
      </StepButton>
      <input
        role="spinbutton"
        inputMode="numeric"
        autoComplete="off"
        size={Math.max(2, (text ?? String(value)).length)}
        aria-label={label}
        aria-valuenow={draft ?? value}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-invalid={isInvalid}
        aria-describedby={isInvalid ? invalidId : undefined}
        readOnly={disabled}
        value={text ?? String(value)}
        onChange={(event) => change(event.target.value)}
        onFocus={(event) => event.target.select()}
        onKeyDown={onKeyDown}
        className={classes(
          'field-sizing-content min-w-9 max-w-20 self-stretch border-line border-x bg-transparent px-1 text-center font-medium tabular-nums',
          text !== null && 'text-accent',
          'aria-invalid:bg-danger-soft aria-invalid:text-danger',
        )}
      />
      <StepButton
        label={props.more}
        disabled={disabled || draft === max}
        onPress={(shift) => press(shift ? 10 : 1)}
      >
        <Plus aria-hidden />
      </StepButton>
      {isInvalid && (
        <Floating
          id={invalidId}
          role="alert"
          className="w-max max-w-72 rounded-md border border-danger/50 bg-danger-soft px-2.5 py-1.5 text-danger text-xs"
        >
          {props.invalid}
        </Floating>
      )}
    </fieldset>
  );
}

interface StepButtonProps {
  readonly label: string;
  readonly disabled: boolean;
  readonly onPress: (shift: boolean) => void;
  readonly children: ReactNode;
}

function StepButton({ label, disabled, onPress, children }: StepButtonProps): ReactNode {
  return (
    <Button
      variant="quiet"
      className="min-h-7 w-7 rounded-none px-0 first:rounded-l-[5px] last:rounded-r-[5px] pointer-coarse:min-h-11 pointer-coarse:w-11"
      aria-label={label}
      aria-disabled={disabled}
      // The number between is the tab stop: there ↑ and ↓ do the same.
      tabIndex={-1}
      onClick={(event) => !disabled && onPress(event.shiftKey)}
    >
      {children}
    </Button>
  );
}
