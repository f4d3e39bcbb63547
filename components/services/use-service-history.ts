import { useEffect, useRef, useState } from 'react';
import { useAnswer } from '@/lib/client/use-answer';
import type { Service } from '@/lib/swarm/objects/service';

/** How often at most the server is asked anew, ms: the page itself knows the present. */
const PACE_MS = 2_000;

/** What the server remembers of a service, asked again after it changed; `present` is what of it may change. */
export function useServiceHistory(service: Service, present: string) {
  const key = `${service.version} ${service.update?.state} ${present}`;
  const latest = useRef(key);
  latest.current = key;
  const [asked, setAsked] = useState(key);
  const isStale = asked !== key;
  useEffect(() => {
    if (!isStale) return;
    const timer = setTimeout(() => setAsked(latest.current), PACE_MS);
    return () => clearTimeout(timer);
  }, [isStale]);
  return useAnswer({ kind: 'service-history', service: service.id }, asked);
}
