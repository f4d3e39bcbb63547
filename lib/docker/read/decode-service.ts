import { choice, type Json, list, number, object, text, texts } from '@/lib/base/json';
import type { NetworkId, ServiceId } from '@/lib/swarm/objects/ids';
import { parseImage } from '@/lib/swarm/objects/image';
import { isJob, type Service, type UpdateStatus } from '@/lib/swarm/objects/service';
import { id, iteration, limits, ports, resources, stack, time, version } from '../parts/decode-parts';
import { decodeMode, decodeUpdateConfig } from '../parts/decode-settings';
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
    // Until the observer, who knows its neighbours, gives it one.
    mark: { hue: 0, pattern: 0, monogram: '' },
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
