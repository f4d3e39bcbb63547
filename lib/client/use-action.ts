'use client';

import { useCallback, useSyncExternalStore } from 'react';
import type { Action } from '@/lib/swarm/operations/action';
import type { Outcome } from '@/lib/swarm/operations/outcome';
import { type Attempt, type Target, targetOf } from './attempts';
import { useClient } from './use-client';

/** Acts on the swarm. The promise never rejects: what goes wrong is an `Outcome` too. [A5] */
export function useAct(): (action: Action) => Promise<Outcome> {
  const client = useClient();
  return async (action) => {
    const service = 'service' in action ? client.cluster.cluster.services.get(action.service) : undefined;
    const version = service?.version ?? null;
    const attempt: Attempt = { action, startedAt: Date.now(), version, outcome: null };
    client.attempts.set(attempt);
    const outcome = await client.act(action);
    // A later attempt on the same target has taken this one's place; its own answer will come.
    if (client.attempts.get(targetOf(action)) === attempt) client.attempts.set({ ...attempt, outcome });
    return outcome;
  };
}

/** The latest attempt of this browser on a target (`targetOf`); null: none, or put aside. Pending: sent, and not answered yet. */
export function useAttempt(target: Target): {
  readonly attempt: Attempt | null;
  readonly isPending: boolean;
} {
  const { attempts } = useClient();
  const subscribe = useCallback(
    (listener: () => void) => attempts.subscribe(target, listener),
    [attempts, target],
  );
  const get = () => attempts.get(target);
  const attempt = useSyncExternalStore(subscribe, get, get);
  return { attempt, isPending: attempt !== null && attempt.outcome === null };
}

/** All attempts of this browser. */
export function useAttempts(): readonly Attempt[] {
  const { attempts } = useClient();
  const subscribe = useCallback((listener: () => void) => attempts.subscribe('*', listener), [attempts]);
  const get = () => attempts.all;
  return useSyncExternalStore(subscribe, get, get);
}
