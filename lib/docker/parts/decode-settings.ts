import { choice, type Json, list, number, object, text, texts } from '@/lib/base/json';
import type { ServiceMode, UpdateConfig } from '@/lib/swarm/objects/service';
import type {
  FileReference,
  Healthcheck,
  Mount,
  RestartPolicy,
} from '@/lib/swarm/objects/service-definition';

export function decodeMode(mode: Json): ServiceMode | null {
  if (mode.Replicated) return { kind: 'replicated', replicas: number(object(mode.Replicated).Replicas) };
  if (mode.Global) return { kind: 'global' };
  if (mode.GlobalJob) return { kind: 'global-job' };
  if (!mode.ReplicatedJob) return null;
  return { kind: 'replicated-job', ...jobCounts(mode.ReplicatedJob) };
}

/** Of a spec's `ReplicatedJob`. Docker takes an absent number at once for 1, and an absent total for the number at once. */
export function jobCounts(value: unknown): { readonly completions: number; readonly concurrent: number } {
  const { MaxConcurrent = 1, TotalCompletions = MaxConcurrent } = object(value);
  return { completions: number(TotalCompletions), concurrent: number(MaxConcurrent) };
}

/** Absent fields have swarmkit's defaults. */
export const decodeUpdateConfig = (config: Json): UpdateConfig => ({
  parallelism: typeof config.Parallelism === 'number' ? number(config.Parallelism) : 1,
  delay: ms(config.Delay),
  monitor: ms(config.Monitor) || 5_000,
  failureAction: choice(config.FailureAction, ['continue', 'rollback']) ?? 'pause',
  maxFailureRatio: number(config.MaxFailureRatio),
  order: config.Order === 'start-first' ? 'start-first' : 'stop-first',
});

export function decodeMount(value: unknown): Mount {
  const mount = object(value);
  return {
    type: text(mount.Type),
    source: text(mount.Source),
    target: text(mount.Target),
    readOnly: mount.ReadOnly === true,
  };
}

export function fileReference(value: unknown, name: 'SecretName' | 'ConfigName'): FileReference {
  const reference = object(value);
  const label = text(reference[name]);
  return { name: label, target: text(object(reference.File).Name) || label };
}

export const decodeRestart = (policy: Json): RestartPolicy => ({
  condition: choice(policy.Condition, ['none', 'on-failure']) ?? 'any',
  delay: policy.Delay === undefined ? null : ms(policy.Delay),
  maxAttempts: number(policy.MaxAttempts),
  window: ms(policy.Window),
});

export const decodeHealthcheck = (check: Json): Healthcheck => ({
  test: texts(check.Test),
  interval: ms(check.Interval),
  timeout: ms(check.Timeout),
  startPeriod: ms(check.StartPeriod),
  retries: number(check.Retries),
});

export const ms = (nanoseconds: unknown): number => number(nanoseconds) / 1_000_000;

/** `NAME` of `NAME=value`. */
export const variableName = (line: string): string => line.split('=', 1)[0] ?? '';

/** Older services state their networks beside the task template. */
export function networkList(spec: Json): readonly unknown[] {
  const own = list(object(spec.TaskTemplate).Networks);
  return own.length > 0 ? own : list(spec.Networks);
}

/** The networks that a service names, by id or name as it does. */
export const networkTargets = (spec: Json): readonly string[] =>
  networkList(spec).map((one) => text(object(one).Target));
