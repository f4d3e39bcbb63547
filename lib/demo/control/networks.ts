import { newMeta } from '../objects/new-meta';
import { isOver, isWanted } from '../objects/task';
import type { Network } from '../objects/wire';
import { freeSubnet, gatewayOf } from '../swarm/subnet';
import type { Swarm } from '../swarm/swarm';
import { ApiError, refusal } from './api-error';
import { find } from './find';
import { createGoReader } from './go-reader';

const FIRST_VXLAN_ID = 4_096;
const VXLAN_OPTION = 'com.docker.network.driver.overlay.vxlanid_list';

export function getNetwork({ store }: Swarm, id: string): Network {
  return find('network', store.networks, id, (network) => network.Spec.Name);
}

/** Makes an overlay network from the body of `POST /networks/create`. */
export function createNetwork(swarm: Swarm, body: unknown): Network {
  const asked = createGoReader(body, 'NetworkCreateRequest');
  const name = asked.text('Name') ?? '';
  const driver = asked.text('Driver') || 'overlay';
  if (!/\S/.test(name)) throw new ApiError(400, 'network name cannot be empty');
  if (driver !== 'overlay') {
    throw new ApiError(403, `the demo swarm has overlay networks only: driver "${driver}" is not supported`);
  }
  const networks = [...swarm.store.networks.all()];
  if (networks.some((one) => one.Spec.Name === name)) {
    throw new ApiError(409, `network with name ${name} already exists`);
  }
  if (asked.raw.Ingress === true && networks.some((one) => one.Spec.Ingress)) {
    throw refusal('AlreadyExists', 'ingress network already exists');
  }
  const config = asked.object('IPAM').objects('Config')[0];
  const cidr =
    config?.text('Subnet') ||
    freeSubnet(new Set(networks.map(({ IPAMOptions }) => IPAMOptions.Configs[0]?.Subnet)));
  if (!/^\d{1,3}(\.\d{1,3}){3}\/\d{1,2}$/.test(cidr))
    throw new ApiError(400, `invalid CIDR address: ${cidr}`);
  const options = asked.labels('Options');
  const hasOptions = Object.keys(options).length > 0;
  const network: Network = {
    ...newMeta(swarm.random.id(), swarm.clock.now()),
    Spec: {
      Name: name,
      Labels: asked.labels('Labels'),
      DriverConfiguration: { Name: 'overlay', ...(hasOptions && { Options: options }) },
      Internal: asked.raw.Internal === true || undefined,
      Attachable: asked.raw.Attachable === true || undefined,
      Ingress: asked.raw.Ingress === true || undefined,
      IPAMOptions: {
        Driver: { Name: 'default' },
        ...(config?.text('Subnet') && {
          Configs: [{ Subnet: cidr, Gateway: config.text('Gateway') || gatewayOf(cidr) }],
        }),
      },
      Scope: 'swarm',
    },
    DriverState: {
      Name: 'overlay',
      Options: { [VXLAN_OPTION]: String(nextVxlan(networks)), ...options },
    },
    IPAMOptions: {
      Driver: { Name: 'default' },
      Configs: [{ Subnet: cidr, Gateway: config?.text('Gateway') || gatewayOf(cidr) }],
    },
  };
  swarm.store.commit((tx) => tx.put('network', network));
  return network;
}

export function removeNetwork(swarm: Swarm, id: string): void {
  const { store } = swarm;
  const { ID, Spec } = getNetwork(swarm, id);
  for (const service of store.services.all()) {
    const usesMesh = service.Spec.EndpointSpec.Ports?.some((port) => port.PublishMode === 'ingress');
    if (Spec.Ingress && usesMesh) {
      throw refusal(
        'FailedPrecondition',
        `ingress network cannot be removed because service ${service.ID} depends on it`,
      );
    }
    if (service.Spec.TaskTemplate.Networks?.some(({ Target }) => Target === ID)) {
      throw refusal('FailedPrecondition', `network ${ID} is in use by service ${service.ID}`);
    }
  }
  for (const task of store.tasks.all()) {
    if (
      isWanted(task) &&
      !isOver(task) &&
      task.NetworksAttachments?.some(({ Network }) => Network.ID === ID)
    ) {
      throw refusal('FailedPrecondition', `network ${ID} is in use by task ${task.ID}`);
    }
  }
  store.commit((tx) => tx.remove('network', ID));
}

function nextVxlan(networks: readonly Network[]): number {
  const used = networks.map(({ DriverState }) => Number(DriverState.Options[VXLAN_OPTION]));
  return Math.max(FIRST_VXLAN_ID - 1, ...used) + 1;
}
