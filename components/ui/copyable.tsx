import type { ReactNode } from 'react';
import { cutText } from '@/lib/base/cut-text';
import { CopyButton } from './copy-button';

interface CopyableProps {
  readonly text: string;
  /** Characters shown; the whole is copied, and said on hover. */
  readonly shown?: number;
}

/** An id or a digest in fixed-width letters, to be copied whole. */
export function Copyable({ text, shown = Number.POSITIVE_INFINITY }: CopyableProps): ReactNode {
  return (
    <span data-slot="copyable" className="-my-1 inline-flex max-w-full items-center gap-0.5">
      <code translate="no" title={text} className="min-w-0 truncate font-mono text-[0.8125rem]">
        {cutText(text, shown)}
      </code>
      <CopyButton text={text} />
    </span>
  );
}
