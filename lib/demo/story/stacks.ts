import { STACK_LABEL } from '@/lib/swarm/objects/stack';
import { createNetwork } from '../control/networks';
import { readServiceSpec } from '../control/read-service-spec';
import { createService } from '../control/services';
import { digestOf } from '../objects/image';
import type { Swarm } from '../swarm/swarm';

export interface StackService {
  readonly name: string;
  readonly image: string;
  readonly mode: Readonly<Record<string, unknown>>;
  readonly constraints?: readonly string[];
  readonly ports?: readonly { readonly TargetPort: number; readonly PublishedPort: number }[];
  readonly reservations?: { readonly NanoCPUs: number; readonly MemoryBytes: number };
  readonly args?: readonly string[];
  readonly update?: Readonly<Record<string, unknown>>;
}

/** A service's spec as `docker stack deploy` sends it. */
export function deployedSpec(stack: string, network: string, service: StackService): Record<string, unknown> {
  return {
    Name: `${stack}_${service.name}`,
    Labels: { 'com.docker.stack.image': service.image, [STACK_LABEL]: stack },
    TaskTemplate: {
      ContainerSpec: {
        Image: `${service.image}@${digestOf(service.image)}`,
        Labels: { [STACK_LABEL]: stack },
        ...(service.args && { Args: service.args }),
        Privileges: { CredentialSpec: null, SELinuxContext: null },
      },
      Resources: service.reservations ? { Reservations: service.reservations } : {},
      Placement: {
        ...(service.constraints && { Constraints: service.constraints }),
        Platforms: [{ Architecture: 'amd64', OS: 'linux' }],
      },
      Networks: [{ Target: network, Aliases: [service.name] }],
      ForceUpdate: 0,
    },
    Mode: service.mode,
    ...(service.update && { UpdateConfig: service.update }),
    EndpointSpec: service.ports ? { Ports: service.ports } : {},
  };
}

/** Makes a stack's network and services; `network` names one that is there already. */
export function deployStack(
  swarm: Swarm,
  stack: string,
  services: readonly StackService[],
  network?: string,
): void {
  const target =
    network ??
    createNetwork(swarm, {
      Name: `${stack}_default`,
      Driver: 'overlay',
      Labels: { [STACK_LABEL]: stack },
    }).ID;
  for (const service of services) {
    createService(swarm, readServiceSpec(deployedSpec(stack, target, service)));
  }
}
