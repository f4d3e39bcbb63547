import type { ReactNode } from 'react';
import { CopyButton } from './copy-button';

interface CommandBlockProps {
  /** Each line as a person types it; a line's break is kept. */
  readonly command: string;
  readonly label?: ReactNode;
  /** `$` before a command; nothing before a piece of a file. */
  readonly prompt?: boolean;
}

/** Something to type into a terminal or a file, with a button that copies it; a long one scrolls in itself. */
export function CommandBlock({ command, label, prompt = true }: CommandBlockProps): ReactNode {
  return (
    <div data-slot="command" className="flex flex-col gap-1">
      {label && <div className="text-muted text-xs">{label}</div>}
      <div className="flex items-start gap-1 rounded-md border border-line bg-sunken py-1 pr-1 pl-3">
        <pre
          translate="no"
          className="max-h-[60vh] min-w-0 flex-1 overflow-y-auto whitespace-pre-wrap py-1 font-mono text-[0.8125rem] leading-5 [overflow-wrap:anywhere]"
        >
          {prompt && (
            <span aria-hidden className="select-none text-muted">
              {'$ '}
            </span>
          )}
          <code>{command}</code>
        </pre>
        <CopyButton text={command} />
      </div>
    </div>
  );
}
