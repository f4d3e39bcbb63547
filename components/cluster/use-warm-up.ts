import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { loadMissingParts } from '@/components/ui/later';
import { useConnection } from '@/lib/client/hooks';

/** How long the first picture has the browser to itself. */
const QUIET_MS = 1_000;

/** Where the bar leads. */
const PAGES = ['/services', '/stacks'];

/** Whether all parts that were not needed for the first picture are here: the server may be away when they are. Tries again whenever the page is live again. */
export function useWarmUp(): boolean {
  const isLive = useConnection() === 'live';
  const [isWarm, setWarm] = useState(false);
  const router = useRouter();
  useEffect(() => {
    if (!isLive || isWarm) return;
    const timer = setTimeout(() => {
      for (const page of PAGES) router.prefetch(page);
      loadMissingParts().then(
        () => setWarm(true),
        () => {}, // the server went away again
      );
    }, QUIET_MS);
    return () => clearTimeout(timer);
  }, [isLive, isWarm, router]);
  return isWarm;
}
