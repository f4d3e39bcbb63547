'use client';

import { usePathname, useRouter } from 'next/navigation';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { loadMissingParts } from '@/components/ui/later';
import { createStore } from '@/lib/base/store';
import { useConnection, useIsOutdated } from '@/lib/client/hooks';
import { hrefOf } from '@/lib/pages/href-of';
import { VIEWS } from '@/lib/pages/pages';

/** How long the first picture has the browser to itself. */
const QUIET_MS = 1_000;
/** After a part could not be had. */
const AGAIN_MS = 5_000;

const warm = createStore(false);

/** Whether what was not needed for the first picture may be drawn: it is here. */
export const useIsWarm = (): boolean => useSyncExternalStore(warm.subscribe, warm.get, () => false);

/**
 * Loads all that the page did not need for its first picture: the server may be away when it is needed. Tries again
 * whenever the page is live again, and after a change of pages, which may name further parts.
 */
export function WarmUp(): null {
  const isLive = useConnection() === 'live';
  const isOutdated = useIsOutdated();
  const path = usePathname();
  const router = useRouter();
  const [failures, setFailures] = useState(0);
  // A server of another build has not what this one's pages miss.
  const isHopeless = isOutdated && failures > 0;
  useEffect(() => {
    if (!isLive || isHopeless) return;
    const timer = setTimeout(
      () => {
        if (path === hrefOf('grid'))
          for (const view of VIEWS) if (view.isPrefetched) router.prefetch(view.path);
        loadMissingParts().then(
          () => warm.set(true),
          () => setFailures((count) => count + 1),
        );
      },
      failures === 0 ? QUIET_MS : AGAIN_MS,
    );
    return () => clearTimeout(timer);
  }, [isLive, isHopeless, failures, path, router]);
  return null;
}
