import { choice, object, stringRecord, text } from '@/lib/base/json';
import type { NodeId } from '@/lib/swarm/objects/ids';
import type { ManagerStatus, SwarmNode } from '@/lib/swarm/objects/node';
import { id, resources, time, version } from '../parts/decode-parts';

/** A record of `/nodes` to the fields that may leave the server; null where it is no node. [W6, W10] */
export function decodeNode(value: unknown): SwarmNode | null {
  const record = object(value);
  const nodeId = id<NodeId>(record.ID);
  const index = version(record);
  if (nodeId === null || index === null) return null;
  const spec = object(record.Spec);
  const status = object(record.Status);
  const description = object(record.Description);
  const platform = object(description.Platform);
  const engine = object(description.Engine);
  return {
    id: nodeId,
    version: index,
    hostname: text(description.Hostname),
    // A record does not tell of others: whoever holds the whole list knows.
    sharesHostname: false,
    role: spec.Role === 'manager' ? 'manager' : 'worker',
    availability: choice(spec.Availability, ['active', 'pause', 'drain']) ?? 'active',
    state: choice(status.State, ['down', 'ready', 'disconnected']) ?? 'unknown',
    message: text(status.Message),
    address: text(status.Addr),
    manager: record.ManagerStatus ? decodeManager(object(record.ManagerStatus)) : null,
    engine: text(engine.EngineVersion),
    os: text(platform.OS),
    arch: text(platform.Architecture),
    capacity: resources(description.Resources),
    labels: stringRecord(spec.Labels),
    engineLabels: stringRecord(engine.Labels),
    clockOffset: 0,
    createdAt: time(record.CreatedAt),
  };
}

const decodeManager = (status: Readonly<Record<string, unknown>>): ManagerStatus => ({
  leader: status.Leader === true,
  reachability: choice(status.Reachability, ['unreachable', 'reachable']) ?? 'unknown',
  address: text(status.Addr),
});

/** A manager's leadership and reachability change without its version. [W2] */
export const sameManager = (a: SwarmNode, b: SwarmNode): boolean =>
  a.manager?.leader === b.manager?.leader &&
  a.manager?.reachability === b.manager?.reachability &&
  a.manager?.address === b.manager?.address;
