import { number, object } from '@/lib/base/json';
import { jobCounts } from '../parts/decode-settings';
import { withValue } from '../spec/json-edit';

/** A spec as text with another count in it, and the count before. */
export interface ReplicaEdit {
  /** Unchanged to the byte but for the count. [A2] */
  readonly spec: string;
  readonly previous: number;
}

/**
 * Sets `Replicas` of a replicated service, `TotalCompletions` of a replicated job, in the JSON text of a spec; null for
 * a global one, which has no count.
 */
export function editReplicas(spec: string, replicas: number): ReplicaEdit | null {
  const { Replicated, ReplicatedJob } = object(object(JSON.parse(spec)).Mode);
  if (Replicated)
    return {
      spec: withValue(spec, ['Mode', 'Replicated', 'Replicas'], String(replicas)),
      previous: number(object(Replicated).Replicas),
    };
  if (!ReplicatedJob) return null;
  return {
    spec: withValue(spec, ['Mode', 'ReplicatedJob', 'TotalCompletions'], String(replicas)),
    previous: jobCounts(ReplicatedJob).completions,
  };
}
