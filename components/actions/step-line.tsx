import { CircleCheck, CircleX, LoaderCircle } from 'lucide-react';
import type { ReactNode } from 'react';
import { RawWords } from './outcome-message';

interface StepLineProps {
  /** What kind of object, in words. */
  readonly object: string;
  readonly name: string;
  /** Docker's own words where it was not done; else empty. */
  readonly message: string;
  readonly state: 'going' | 'done' | 'failed';
  /** What came of it, in words. */
  readonly result?: string;
}

const ICONS = {
  going: <LoaderCircle aria-hidden className="animate-spin text-muted motion-reduce:animate-none" />,
  done: <CircleCheck aria-hidden className="text-success" />,
  failed: <CircleX aria-hidden className="text-danger" />,
} as const;

/** One object that an action touches, as an item of a list. */
export function StepLine({ object, name, message, state, result }: StepLineProps): ReactNode {
  return (
    <li
      data-slot="step"
      data-state={state}
      className="flex items-start gap-3 px-3 py-2 [&>svg]:mt-0.5 [&>svg]:size-4 [&>svg]:shrink-0"
    >
      {ICONS[state]}
      <div className="min-w-0 flex-1">
        <span className="text-muted">{object}</span>{' '}
        <span translate="no" className="break-all font-mono text-[0.8125rem]">
          {name}
        </span>
        {message && <RawWords text={message} />}
      </div>
      {result && <span className="text-muted text-xs">{result}</span>}
    </li>
  );
}
