import { sameJson } from '@/lib/base/equal';
import { text } from '@/lib/base/json';
import type { Limits } from '@/lib/swarm/objects/resources';
import type { ServiceMode, UpdateConfig } from '@/lib/swarm/objects/service';
import type { ServiceChanges } from '@/lib/swarm/objects/service-definition';
import { variableName } from '../parts/decode-settings';
import { withElements, withMembers, withValue } from './json-edit';
import { spanOf } from './json-span';

/** Sets the field that stands at `path` in the JSON text of a spec. `before`: what it is. */
export type FieldEdit<T, Before = T> = (
  spec: string,
  path: readonly string[],
  wanted: T,
  before: Before,
) => string;

const put = (spec: string, path: readonly string[], value: unknown): string =>
  withValue(spec, path, JSON.stringify(value));

/** Of what stands in the spec as we have it. */
export const editPlain: FieldEdit<unknown> = (spec, path, wanted, before) =>
  sameJson(wanted, before) ? spec : put(spec, path, wanted);

export const editAmounts: FieldEdit<Limits> = (spec, path, wanted, before) =>
  withMembers(spec, path, { nanoCpus: 'NanoCPUs', memoryBytes: 'MemoryBytes' }, wanted, before);

const UPDATE: { readonly [K in keyof UpdateConfig]: string } = {
  parallelism: 'Parallelism',
  delay: 'Delay',
  monitor: 'Monitor',
  failureAction: 'FailureAction',
  maxFailureRatio: 'MaxFailureRatio',
  order: 'Order',
};

export const editUpdate: FieldEdit<UpdateConfig> = (spec, path, wanted, before) => {
  if (sameJson(wanted, before)) return spec;
  const parallelism = [...path, UPDATE.parallelism];
  // Where nothing is stated yet, no parallelism beside other settings would mean "all at once".
  const stated = spanOf(spec, parallelism) === null ? put(spec, parallelism, wanted.parallelism) : spec;
  return withMembers(stated, path, UPDATE, inNanoseconds(wanted), inNanoseconds(before));
};

const inNanoseconds = (update: UpdateConfig): UpdateConfig => ({
  ...update,
  delay: Math.round(update.delay * 1_000_000),
  monitor: Math.round(update.monitor * 1_000_000),
});

export const editMode: FieldEdit<ServiceMode> = (spec, path, wanted, before) => {
  if (wanted.kind === 'replicated' && before.kind === 'replicated')
    return withMembers(spec, [...path, 'Replicated'], { replicas: 'Replicas' }, wanted, before);
  if (wanted.kind === 'replicated-job' && before.kind === 'replicated-job') {
    const job = [...path, 'ReplicatedJob'];
    const total = [...job, 'TotalCompletions'];
    const names = { concurrent: 'MaxConcurrent', completions: 'TotalCompletions' };
    const now = withMembers(spec, job, names, wanted, before);
    // An absent total is the number at once, which it must not follow.
    const isTotal = wanted.concurrent === before.concurrent || spanOf(spec, total) !== null;
    return isTotal ? now : put(now, total, wanted.completions);
  }
  return spec; // A global service has nothing to set, and Swarm changes no service's mode.
};

/** Variables are told apart by name; of one that stays nobody needs the value. */
export const editEnvironment: FieldEdit<NonNullable<ServiceChanges['env']>, unknown> = (
  spec,
  path,
  { set, remove },
) =>
  withElements(spec, path, (elements) => {
    const missing = new Map(Object.entries(set));
    const next = elements.flatMap((own) => {
      const name = variableName(text(JSON.parse(own)));
      const value = missing.get(name);
      if (value === undefined) return remove.includes(name) || Object.hasOwn(set, name) ? [] : [own];
      missing.delete(name);
      return [JSON.stringify(`${name}=${value}`)];
    });
    for (const [name, value] of missing) next.push(JSON.stringify(`${name}=${value}`));
    return next;
  });
