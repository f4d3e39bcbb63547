'use client';

import { type ReactNode, useId } from 'react';

interface TypedNameProps {
  /** Asks for the name; `b` marks it. */
  readonly label: (b: (chunks: ReactNode) => ReactNode) => ReactNode;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Takes the focus in a dialog. */
  readonly autofocus?: boolean;
}

/** The name of what goes, to be typed before it does. */
export function TypedName({ label, value, onChange, autofocus }: TypedNameProps): ReactNode {
  const id = useId();
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="font-medium">
        {label((chunks) => (
          <code translate="no" className="rounded bg-sunken px-1 py-0.5 font-mono text-[0.8125rem]">
            {chunks}
          </code>
        ))}
      </label>
      <input
        id={id}
        name="typed-name"
        data-autofocus={autofocus || undefined}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        className="h-10 rounded-md border border-edge bg-surface px-3 font-mono pointer-coarse:h-11"
      />
    </div>
  );
}
