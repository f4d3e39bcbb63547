'use client';

import { useEffect } from 'react';
import { usePart } from '@/lib/client/hooks';
import { TOMBSTONE_MS } from '@/lib/client/tombstones';
import { useClient } from '@/lib/client/use-client';

/** Takes tombstones away in time; with the projector theme they stay until a person dismisses them. */
export function useTombstoneExpiry(): void {
  const { cluster } = useClient();
  const hasSome = usePart('tombstones', (store) => store.tombstones.oldest !== null);
  useEffect(() => {
    if (!hasSome) return;
    const timer = setInterval(() => {
      if (document.documentElement.dataset.theme === 'projector') return;
      cluster.bury({ before: Date.now() - TOMBSTONE_MS });
    }, 500);
    return () => clearInterval(timer);
  }, [cluster, hasSome]);
}
