import { newMeta } from '../objects/new-meta';
import { predefinedNetworks } from '../objects/predefined-networks';
import type { Mode, ServiceSpec } from '../objects/specs';
import { timestamp } from '../objects/timestamp';
import type { Service } from '../objects/wire';
import type { Swarm } from '../swarm/swarm';
import { ApiError, notFound, refusal } from './api-error';
import { find } from './find';

/** Starts a service. Its spec is one that `readServiceSpec` read. */
export function createService(swarm: Swarm, asked: ServiceSpec): Service {
  const { store, clock } = swarm;
  for (const { Spec } of store.services.all()) {
    const name = Spec.Name;
    if (name.length === asked.Name.length && name.toLowerCase() === asked.Name.toLowerCase()) {
      throw refusal(
        'AlreadyExists',
        `name conflicts with an existing object: service ${name} already exists`,
      );
    }
  }
  const spec = withNetworkIds(swarm, asked);
  checkReferences(swarm, spec);
  checkPorts(swarm, spec, undefined);
  const isJob = spec.Mode.ReplicatedJob ?? spec.Mode.GlobalJob;
  const service: Service = {
    ...newMeta(swarm.random.id(), clock.now()),
    Spec: spec,
    PreviousSpec: undefined,
    Endpoint: { Spec: {}, Ports: undefined, VirtualIPs: undefined },
    UpdateStatus: undefined,
    JobStatus: isJob && { JobIteration: {}, LastExecution: timestamp(clock.now()) },
  };
  store.commit((tx) => tx.put('service', service));
  return service;
}

/** Changes a service to another spec, if `version` is still its own. */
export function updateService(swarm: Swarm, id: string, version: number, asked: ServiceSpec): void {
  const service = getService(swarm, id);
  if (asked.Name !== service.Spec.Name) throw refusal('Unimplemented', 'renaming services is not supported');
  if (modeOf(asked.Mode) !== modeOf(service.Spec.Mode)) {
    throw refusal('Unimplemented', 'service mode change is not allowed');
  }
  const spec = withNetworkIds(swarm, asked);
  checkReferences(swarm, spec);
  checkPorts(swarm, spec, service.ID);
  checkVersion(service, version);
  const run = service.JobStatus?.JobIteration.Index ?? 0;
  const now = timestamp(swarm.clock.now());
  swarm.store.commit((tx) =>
    tx.put('service', {
      ...service,
      Spec: spec,
      PreviousSpec: service.Spec,
      UpdateStatus: undefined,
      JobStatus: service.JobStatus && { JobIteration: { Index: run + 1 }, LastExecution: now },
    }),
  );
}

/** Goes back to the spec before the last update. */
export function rollBackService(swarm: Swarm, id: string, version: number): void {
  const service = getService(swarm, id);
  checkVersion(service, version);
  if (!service.PreviousSpec) {
    throw refusal('FailedPrecondition', `service ${service.ID} does not have a previous spec`);
  }
  const back: Service = {
    ...service,
    Spec: service.PreviousSpec,
    PreviousSpec: service.Spec,
    UpdateStatus: {
      State: 'rollback_started',
      StartedAt: timestamp(swarm.clock.now()),
      CompletedAt: undefined,
      Message: 'manually requested rollback',
    },
  };
  swarm.store.commit((tx) => tx.put('service', back));
}

export function removeService(swarm: Swarm, id: string): void {
  const service = getService(swarm, id);
  swarm.store.commit((tx) => tx.remove('service', service.ID));
}

export function getService({ store }: Swarm, id: string): Service {
  return find('service', store.services, id, (service) => service.Spec.Name);
}

export function checkVersion(object: { Version: { Index: number } }, version: number): void {
  if (object.Version.Index !== version) throw refusal('Unknown', 'update out of sequence');
}

function modeOf(mode: Mode): string {
  return Object.keys(mode).join();
}

/** Networks may be asked for by name; a spec keeps their ids. */
function withNetworkIds({ store }: Swarm, spec: ServiceSpec): ServiceSpec {
  const { Networks: networks } = spec.TaskTemplate;
  if (!networks) return spec;
  const Networks = networks.map((one) => {
    for (const { ID, Spec } of store.networks.all()) {
      if (ID === one.Target || Spec.Name === one.Target) return { ...one, Target: ID };
    }
    const predefined = predefinedNetworks.find(({ id, name }) => id === one.Target || name === one.Target);
    if (predefined) return { ...one, Target: predefined.id };
    // Not 404: Docker takes an unknown network in a spec for its own failure.
    throw new ApiError(500, notFound('network', one.Target).message);
  });
  return { ...spec, TaskTemplate: { ...spec.TaskTemplate, Networks } };
}

function checkReferences(
  { store }: Swarm,
  { TaskTemplate: { ContainerSpec: container } }: ServiceSpec,
): void {
  for (const { SecretID, SecretName } of container.Secrets ?? []) {
    if (!store.secrets.get(SecretID)) throw refusal('InvalidArgument', `secret not found: ${SecretName}`);
  }
  for (const { ConfigID, ConfigName } of container.Configs ?? []) {
    if (!store.configs.get(ConfigID)) throw refusal('InvalidArgument', `config not found: ${ConfigName}`);
  }
}

/** One port of the routing mesh belongs to one service. */
function checkPorts({ store }: Swarm, spec: ServiceSpec, own: string | undefined): void {
  for (const port of spec.EndpointSpec.Ports ?? []) {
    if (!port.PublishedPort) continue;
    for (const other of store.services.all()) {
      const clash = other.Endpoint.Ports?.find(
        (one) => one.PublishedPort === port.PublishedPort && one.Protocol === port.Protocol,
      );
      if (!clash || other.ID === own) continue;
      if (clash.PublishMode === 'host' && port.PublishMode === 'host') continue;
      const kind = clash.PublishMode === 'host' ? 'a host-published' : 'an ingress';
      throw refusal(
        'InvalidArgument',
        `port '${port.PublishedPort}' is already in use by service '${other.Spec.Name}' (${other.ID}) as ${kind} port`,
      );
    }
  }
}
