import { choice, type Json, list, number, object, text, texts } from '@/lib/base/json';
import type { NetworkId, ServiceId } from '@/lib/swarm/objects/ids';
import { parseImage } from '@/lib/swarm/objects/image';
import {
  isJob,
  type Service,
  type ServiceMode,
  type UpdateConfig,
  type UpdateStatus,
} from '@/lib/swarm/objects/service';
import { id, iteration, limits, ports, resources, stack, time, version } from './decode-parts';
import { fingerprint } from './fingerprint';

/** A record of `/services` to the fields that may leave the server; null where it is no service. [W6, W10] */
export function decodeService(value: unknown): Service | null {
  const record = object(value);
  const spec = object(record.Spec);
  const template = object(spec.TaskTemplate);
  const serviceId = id<ServiceId>(record.ID);
  const index = version(record);
  const mode = decodeMode(object(spec.Mode));
  if (serviceId === null || index === null || mode === null) return null;
  const wanted = object(template.Resources);
  const placement = object(template.Placement);
  const endpoint = object(record.Endpoint);
  return {
    id: serviceId,
    version: index,
    name: text(spec.Name),
    stack: stack(spec.Labels),
    mode,
    image: parseImage(text(object(template.ContainerSpec).Image) || text(object(template.PluginSpec).Remote)),
    // The endpoint's ports are those that Docker chose; before that the spec's are all there is.
    ports: ports(endpoint.Ports ?? object(spec.EndpointSpec).Ports),
    constraints: texts(placement.Constraints),
    maxPerNode: number(placement.MaxReplicas),
    networks: targets([...list(template.Networks), ...list(spec.Networks)]),
    reservations: resources(wanted.Reservations),
    limits: limits(wanted.Limits),
    update: decodeUpdate(object(record.UpdateStatus)),
    updateConfig: decodeUpdateConfig(object(spec.UpdateConfig)),
    hasPrevious: typeof record.PreviousSpec === 'object' && record.PreviousSpec !== null,
    template: fingerprint(spec.TaskTemplate),
    // For swarmkit a job without a status is in its first run.
    iteration: iteration(object(record.JobStatus).JobIteration) ?? (isJob(mode) ? 0 : null),
    createdAt: time(record.CreatedAt),
    updatedAt: time(record.UpdatedAt),
  };
}

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

const targets = (attachments: readonly unknown[]): readonly NetworkId[] => [
  ...new Set(attachments.map((item) => id<NetworkId>(object(item).Target)).filter((one) => one !== null)),
];

function decodeUpdate(status: Json): UpdateStatus | null {
  const state = choice(status.State, [
    'updating',
    'paused',
    'completed',
    'rollback_started',
    'rollback_paused',
    'rollback_completed',
  ]);
  return (
    state && {
      state,
      message: text(status.Message),
      startedAt: time(status.StartedAt),
      completedAt: time(status.CompletedAt),
    }
  );
}

/** Absent fields have swarmkit's defaults. */
export const decodeUpdateConfig = (config: Json): UpdateConfig => ({
  parallelism: typeof config.Parallelism === 'number' ? number(config.Parallelism) : 1,
  delay: number(config.Delay) / NANOS_IN_MS,
  monitor: number(config.Monitor) / NANOS_IN_MS || 5_000,
  failureAction: choice(config.FailureAction, ['continue', 'rollback']) ?? 'pause',
  maxFailureRatio: number(config.MaxFailureRatio),
  order: config.Order === 'start-first' ? 'start-first' : 'stop-first',
});

const NANOS_IN_MS = 1_000_000;
