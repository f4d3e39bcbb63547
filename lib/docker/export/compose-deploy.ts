import { type Json, list, number, object, text } from '@/lib/base/json';
import { jobCounts } from '../parts/decode-settings';
import { composeGeneric } from './compose-generic';
import { duration, orNone, plain, plainAll } from './plain';

/** The `deploy` part of a compose file's service. */
export function composeDeploy(spec: Json, labels: Json | undefined): Json {
  const template = object(spec.TaskTemplate);
  const { Limits, Reservations } = object(template.Resources);
  const placement = object(template.Placement);
  const { Mode } = object(spec.EndpointSpec);
  return {
    ...mode(object(spec.Mode)),
    endpoint_mode: Mode === 'dnsrr' ? 'dnsrr' : undefined,
    labels,
    update_config: updateConfig(spec.UpdateConfig),
    rollback_config: updateConfig(spec.RollbackConfig),
    resources: some({ limits: resources(Limits), reservations: resources(Reservations) }),
    restart_policy: restartPolicy(template.RestartPolicy),
    placement: some({
      constraints: plainAll(placement.Constraints),
      preferences: orNone(
        list(placement.Preferences).map((item) => ({
          spread: plain(object(object(item).Spread).SpreadDescriptor),
        })),
      ),
      max_replicas_per_node: number(placement.MaxReplicas) || undefined,
    }),
  };
}

function mode({ Replicated, Global, ReplicatedJob, GlobalJob }: Json): Json {
  if (Global) return { mode: 'global' };
  if (GlobalJob) return { mode: 'global-job' };
  if (!ReplicatedJob) return { replicas: number(object(Replicated).Replicas ?? 1) };
  return { mode: 'replicated-job', replicas: jobCounts(ReplicatedJob).completions };
}

function updateConfig(value: unknown): Json | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { Parallelism, Delay, FailureAction, Monitor, MaxFailureRatio, Order } = object(value);
  return {
    parallelism: typeof Parallelism === 'number' ? Parallelism : 0,
    delay: number(Delay) ? duration(Delay) : undefined,
    failure_action: plain(FailureAction),
    monitor: number(Monitor) ? duration(Monitor) : undefined,
    max_failure_ratio: number(MaxFailureRatio) || undefined,
    order: plain(Order),
  };
}

function restartPolicy(value: unknown): Json | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { Condition, Delay, MaxAttempts, Window } = object(value);
  return {
    condition: text(Condition) || 'any',
    delay: typeof Delay === 'number' ? duration(Delay) : undefined,
    max_attempts: typeof MaxAttempts === 'number' ? MaxAttempts : undefined,
    window: typeof Window === 'number' ? duration(Window) : undefined,
  };
}

/** What is stated but says nothing is stated again: Swarm sees a change in that. */
function resources(value: unknown): Json | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { NanoCPUs, MemoryBytes, Pids, GenericResources } = object(value);
  return {
    cpus: number(NanoCPUs) ? String(number(NanoCPUs) / 1e9) : undefined,
    memory: number(MemoryBytes) ? String(number(MemoryBytes)) : undefined,
    pids: number(Pids) || undefined,
    generic_resources: composeGeneric(GenericResources),
  };
}

const some = (record: Json): Json | undefined =>
  Object.values(record).some((value) => value !== undefined) ? record : undefined;
