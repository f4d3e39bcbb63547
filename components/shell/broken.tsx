'use client';

import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { BROKEN } from '@/lib/messages/broken';

interface BrokenProps {
  readonly locale: keyof typeof BROKEN;
  readonly error: unknown;
  /** Draws it once more. */
  readonly onRetry: () => void;
}

/** What failed, and the way on. It needs nothing that may have failed with the page: no words of its, no store. */
export function Broken({ locale, error, onRetry }: BrokenProps): ReactNode {
  const words = BROKEN[locale];
  // What could not be fetched is not asked for again by drawing it once more.
  const isUnfetched = error instanceof Error && error.name === 'ChunkLoadError';
  return (
    <section
      role="alert"
      data-slot="broken"
      className="mx-auto my-auto flex max-w-md flex-col items-center gap-4 p-8 text-center"
    >
      <TriangleAlert aria-hidden className="size-10 text-danger" />
      <h1 className="font-semibold text-2xl tracking-tight">{words.title}</h1>
      <p className="text-muted">{words.body}</p>
      <Button variant="primary" onClick={isUnfetched ? () => location.reload() : onRetry}>
        {words.again}
      </Button>
    </section>
  );
}
