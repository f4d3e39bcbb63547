import { newMeta } from '../objects/new-meta';
import type { Payload, Service } from '../objects/wire';
import type { Table } from '../store/table';
import type { Swarm } from '../swarm/swarm';
import { ApiError, refusal } from './api-error';
import { find } from './find';
import { createGoReader } from './go-reader';
import { checkVersion } from './services';

/** Secrets and configs behave alike; only a config's data can be read back. */
export type PayloadKind = 'secret' | 'config';

export function payloadsOf({ store }: Swarm, kind: PayloadKind): Table<Payload> {
  return kind === 'secret' ? store.secrets : store.configs;
}

export function getPayload(swarm: Swarm, kind: PayloadKind, id: string): Payload {
  return find(kind, payloadsOf(swarm, kind), id, (payload) => payload.Spec.Name);
}

export function createPayload(swarm: Swarm, kind: PayloadKind, body: unknown): Payload {
  const spec = readSpec(body);
  if (spec.Name === '') throw refusal('InvalidArgument', 'name must be provided');
  if (!/^[a-zA-Z0-9]+(?:[a-zA-Z0-9-_.]*[a-zA-Z0-9])?$/.test(spec.Name) || spec.Name.length > 64) {
    throw refusal(
      'InvalidArgument',
      'invalid name, only 64 [a-zA-Z0-9-_.] characters allowed, and the start and end character must be [a-zA-Z0-9]',
    );
  }
  for (const other of payloadsOf(swarm, kind).all()) {
    if (other.Spec.Name === spec.Name) throw refusal('AlreadyExists', `${kind} ${spec.Name} already exists`);
  }
  const payload: Payload = { ...newMeta(swarm.random.id(), swarm.clock.now()), Spec: spec };
  swarm.store.commit((tx) => tx.put(kind, payload));
  return payload;
}

/** Only labels may change. */
export function updatePayload(
  swarm: Swarm,
  kind: PayloadKind,
  id: string,
  version: number,
  body: unknown,
): void {
  const payload = getPayload(swarm, kind, id);
  checkVersion(payload, version);
  const { Name, Labels, Data } = readSpec(body);
  if (Name !== payload.Spec.Name || (Data !== undefined && Data !== payload.Spec.Data)) {
    throw refusal('InvalidArgument', 'only updates to Labels are allowed');
  }
  swarm.store.commit((tx) => tx.put(kind, { ...payload, Spec: { ...payload.Spec, Labels } }));
}

export function removePayload(swarm: Swarm, kind: PayloadKind, id: string): void {
  const payload = getPayload(swarm, kind, id);
  const users = [...swarm.store.services.all()].filter((service) => uses(service, kind, payload.ID));
  if (users.length > 0) {
    const names = users.map(({ Spec }) => Spec.Name).join(', ');
    const services = users.length === 1 ? 'service' : 'services';
    throw refusal(
      'InvalidArgument',
      `${kind} '${payload.Spec.Name}' is in use by the following ${services}: ${names}`,
    );
  }
  swarm.store.commit((tx) => tx.remove(kind, payload.ID));
}

function uses({ Spec: { TaskTemplate: template } }: Service, kind: PayloadKind, id: string): boolean {
  const { Secrets, Configs } = template.ContainerSpec;
  if (kind === 'secret') return Secrets?.some(({ SecretID }) => SecretID === id) ?? false;
  return Configs?.some(({ ConfigID }) => ConfigID === id) ?? false;
}

function readSpec(body: unknown): Payload['Spec'] {
  const spec = createGoReader(body, 'SecretSpec');
  const Data = spec.text('Data');
  if (Data !== undefined && !/^[A-Za-z0-9+/]*={0,2}$/.test(Data)) {
    throw new ApiError(400, 'illegal base64 data at input byte 0');
  }
  return { Name: spec.text('Name') ?? '', Labels: spec.labels('Labels'), Data };
}
