'use client';

import type { ReactNode } from 'react';
import { useLocale } from 'use-intl';
import { Broken } from '@/components/shell/broken';

interface ErrorPageProps {
  readonly error: unknown;
  readonly reset: () => void;
}

/** A page that failed; the frame around it stays. Never loaded later: the server may be away by then. */
export default function ErrorPage({ error, reset }: ErrorPageProps): ReactNode {
  return <Broken locale={useLocale()} error={error} onRetry={reset} />;
}
