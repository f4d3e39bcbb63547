'use client';

import { useCallback, useMemo, useRef, useSyncExternalStore } from 'react';
import { useTimed } from '@/lib/client/hooks';
import { useClient } from '@/lib/client/use-client';
import { type AttentionItem, attention } from '@/lib/swarm/derived/attention';
import { type Cluster, EMPTY_CLUSTER } from '@/lib/swarm/objects/cluster';

/** Failures become history with time alone; this often is soon enough to notice. */
const STEP_MS = 5_000;

/** While much happens, who reads the rail is told this often: it costs more than a change does, and lines that jump help nobody. */
const CALM_MS = 1_000;

/** The picture: at once after a quiet second, once a second while it keeps changing. */
function useCalmCluster(): Cluster {
  const { cluster: store, drawn } = useClient();
  const held = useRef(store.cluster);
  const subscribe = useCallback(
    (listener: () => void) => {
      let last = Number.NEGATIVE_INFINITY;
      let timer: ReturnType<typeof setTimeout> | undefined;
      const tell = () => {
        timer = undefined;
        last = performance.now();
        held.current = store.cluster;
        listener();
      };
      const end = store.topics.on('picture', () => {
        const wait = last + CALM_MS - performance.now();
        if (wait <= 0) tell();
        else timer ??= setTimeout(tell, wait);
      });
      return () => {
        end();
        clearTimeout(timer);
      };
    },
    [store],
  );
  return useSyncExternalStore(
    subscribe,
    () => held.current,
    () => (drawn ? store.cluster : EMPTY_CLUSTER),
  );
}

/** What needs a person now, the gravest first. */
export function useAttention(): AttentionItem[] {
  const { cluster: store, drawn } = useClient();
  const cluster = useCalmCluster();
  const stepAt = (now: number) => String(Math.ceil(now / STEP_MS));
  const step = useTimed(stepAt, stepAt(drawn?.hello.now ?? 0));
  return useMemo(() => attention(cluster, store, Number(step) * STEP_MS), [cluster, store, step]);
}
