import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { useMay } from '@/components/actions/use-permission';
import { useClient } from '@/lib/client/use-client';
import { createPlanner, type Planned, type PlanQuery } from './planner';

const NOTHING: Planned = { phase: 'resting', answer: null, key: null };

/**
 * What `query` would do, asked by itself once it has been the same for a while, and again when `version` is another one;
 * null asks nothing, nor does who may not ask. `again` asks at once.
 */
export function usePlan(query: PlanQuery | null, version: string): Planned & { readonly again: () => void } {
  const client = useClient();
  const mayAsk = useMay('plan-stack', null) === 'granted';
  const planner = useMemo(() => createPlanner((asked) => client.ask(asked)), [client]);
  useEffect(() => () => planner.want(null), [planner]);
  const key = mayAsk && query ? JSON.stringify(query) : null;
  const planned = useSyncExternalStore(planner.subscribe, planner.get, () => NOTHING);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key is the query
  useEffect(() => planner.want(key === null ? null : query), [planner, key]);

  const seen = useRef(version);
  useEffect(() => {
    if (seen.current === version) return;
    seen.current = version;
    planner.again();
  }, [planner, version]);
  // What was answered to the form as it was a moment ago is no answer to what it is now.
  const isOfThis = planned.key === key;
  return {
    ...(isOfThis ? planned : { ...NOTHING, key, phase: key === null ? 'resting' : 'waiting' }),
    again: planner.again,
  };
}
