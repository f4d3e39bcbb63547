'use client';

import type { ReactNode } from 'react';
import { Broken } from '@/components/chrome/broken';

/** A page that failed; the frame around it stays. Never loaded later: the server may be away by then. */
export default function ErrorPage({ reset }: { readonly reset: () => void }): ReactNode {
  return <Broken onRetry={reset} />;
}
