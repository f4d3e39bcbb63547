import { choice, type Json, list, number, object, text, texts } from '@/lib/base/json';
import type { NetworkId, NodeId, ServiceId, TaskId } from '@/lib/swarm/objects/ids';
import { parseImage } from '@/lib/swarm/objects/image';
import type { GenericResource, Resources } from '@/lib/swarm/objects/resources';
import {
  type Attachment,
  isOver,
  type Runtime,
  TASK_STATES,
  type TaskRecord,
} from '@/lib/swarm/objects/task';
import {
  genericResources,
  id,
  iteration,
  logDriver,
  ports,
  resources,
  time,
  version,
} from '../parts/decode-parts';
import { fingerprint } from './fingerprint';
import { createPool, pooled } from './pool';

/** A record of `/tasks` to the fields that may leave the server; null where it is no task. [W6, W10] */
export function decodeTask(value: unknown): TaskRecord | null {
  const record = object(value);
  const spec = object(record.Spec);
  const status = object(record.Status);
  const taskId = id<TaskId>(record.ID);
  const index = version(record);
  const state = choice(status.State, TASK_STATES);
  const desiredState = choice(record.DesiredState, DESIRED_STATES);
  if (taskId === null || index === null || state === null || desiredState === null) return null;
  const container = object(status.ContainerStatus);
  const containerId = text(container.ContainerID) || null;
  const since = time(status.Timestamp);
  const createdAt = time(record.CreatedAt);
  const assigned = genericResources(record.GenericResources);
  return {
    id: taskId,
    version: index,
    service: pooledId<ServiceId>(record.ServiceID),
    runtime: runtimeOf(spec),
    node: pooledId<NodeId>(record.NodeID),
    slot: number(record.Slot) || null,
    state,
    desiredState,
    since,
    createdAt,
    madeAt: createdAt,
    message: pooled(text(status.Message)),
    error: pooled(text(status.Err)),
    // Docker writes 0 for a container that still runs, and for one that never was.
    exitCode: containerId && isOver({ state }) ? number(container.ExitCode) : null,
    container: containerId,
    image: imageOf(text(object(spec.ContainerSpec).Image) || text(object(spec.PluginSpec).Remote)),
    template: pooled(fingerprint(record.Spec)),
    iteration: iteration(record.JobIteration),
    reservations: held(resources(object(spec.Resources).Reservations), assigned),
    attachments: attachments(record.NetworksAttachments),
    ports: ports(object(status.PortStatus).Ports),
    stamp: since,
    assigned,
    logDriver: logDriver(spec.LogDriver),
    history: [{ state, at: since }],
  };
}

/** What many tasks say is kept once: the memory of a large swarm is mostly texts. */
const imageOf = createPool(parseImage);

const pooledId = <Id extends string>(value: unknown): Id | null => {
  const found = id<Id>(value);
  return found && (pooled(found) as Id); // the same text
};

/** Of resources with names Swarm gives a task that asks for 0 all that are left: these are taken, too. */
const held = (asked: Resources, assigned: readonly GenericResource[]): Resources =>
  assigned.length === 0
    ? asked
    : {
        ...asked,
        generic: asked.generic.map((one) => {
          const given = assigned.find(({ kind }) => kind === one.kind)?.amount ?? 0;
          return given > one.amount ? { kind: one.kind, amount: given } : one;
        }),
      };

const DESIRED_STATES = ['ready', 'running', 'complete', 'shutdown', 'remove'] as const;

function attachments(value: unknown): readonly Attachment[] {
  const result: Attachment[] = [];
  for (const item of list(value)) {
    const record = object(item);
    const network = id<NetworkId>(object(record.Network).ID);
    if (network) result.push({ network, addresses: texts(record.Addresses) });
  }
  return result;
}

const runtimeOf = (spec: Json): Runtime => {
  if (spec.ContainerSpec) return 'container';
  if (spec.PluginSpec) return 'plugin';
  return spec.NetworkAttachmentSpec ? 'attachment' : 'container';
};

/** The endpoint of a `docker run --network`: no service's, and hidden by Docker's own lists unless asked for. */
export const isBareAttachment = (value: unknown): boolean =>
  runtimeOf(object(object(value).Spec)) === 'attachment';
