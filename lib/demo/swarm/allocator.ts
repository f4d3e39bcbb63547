import type { PortConfig } from '../objects/specs';
import { isOver, isWanted, newStatus } from '../objects/task';
import type { Endpoint, Network, NetworkAttachment, Service, Task } from '../objects/wire';
import type { Clock } from '../simulation/clock';
import { debounce } from '../simulation/debounce';
import type { Store } from '../store/store';
import { createSubnet, type Subnet } from './subnet';

const DEBOUNCE_MS = 10;
const FIRST_DYNAMIC_PORT = 30_000;

/**
 * Gives services their virtual addresses and published ports, and tasks their addresses; a task that has all it
 * needs goes from new to pending.
 */
export function startAllocator(store: Store, clock: Clock): void {
  const subnets = new Map<string, Subnet>();
  const fresh = new Set<string>();

  const subnetOf = (network: Network) => {
    const subnet = subnets.get(network.ID) ?? createSubnet(network.IPAMOptions.Configs[0]?.Subnet);
    subnets.set(network.ID, subnet);
    return subnet;
  };

  const freeVip = (vip: { readonly NetworkID: string; readonly Addr: string }) => {
    const network = store.networks.get(vip.NetworkID);
    if (network) subnetOf(network).free(vip.Addr);
  };

  const endpointFor = (service: Service): Endpoint => {
    const { EndpointSpec: spec, TaskTemplate: template } = service.Spec;
    const ports = spec.Ports?.map((port) => publish(store, service, port));
    const had = service.Endpoint.VirtualIPs ?? [];
    const wanted = networksOf(store, service);
    for (const vip of had) if (!wanted.some(({ ID }) => ID === vip.NetworkID)) freeVip(vip);
    const vips =
      spec.Mode === 'dnsrr'
        ? []
        : wanted.flatMap((network) => {
            const kept = had.find((vip) => vip.NetworkID === network.ID);
            const address = kept?.Addr ?? subnetOf(network).take();
            return address === undefined ? [] : [{ NetworkID: network.ID, Addr: address }];
          });
    if (!ports && !template.Networks?.length) return { Spec: {}, Ports: undefined, VirtualIPs: undefined };
    return { Spec: spec, Ports: ports, VirtualIPs: vips.length > 0 ? vips : undefined };
  };

  const hearService = (before: Service | undefined, after: Service | undefined) => {
    if (!after) {
      for (const vip of before?.Endpoint.VirtualIPs ?? []) freeVip(vip);
      return;
    }
    if (before && before.Spec === after.Spec) return;
    const endpoint = endpointFor(after);
    if (JSON.stringify(endpoint) === JSON.stringify(after.Endpoint)) return;
    store.commit((tx) => {
      const current = store.services.get(after.ID);
      if (current) tx.put('service', { ...current, Endpoint: endpoint });
    });
  };

  /** Undefined where a network is full: the task stays new until another gives an address back. */
  const attach = (networks: readonly Network[]): NetworkAttachment[] | undefined => {
    const attachments: NetworkAttachment[] = [];
    for (const network of networks) {
      const address = subnetOf(network).take();
      if (address === undefined) {
        for (const taken of attachments) for (const one of taken.Addresses) subnetOf(taken.Network).free(one);
        return undefined;
      }
      attachments.push({ Network: network, Addresses: [address] });
    }
    return attachments;
  };

  const allocate = (task: Task | undefined) => {
    const service = store.services.get(task?.ServiceID);
    const attachments = service && attach(networksOf(store, service));
    if (!task || !attachments) return;
    store.commit((tx) =>
      tx.put('task', {
        ...task,
        Status: newStatus(clock.now(), 'pending', 'pending task scheduling'),
        NetworksAttachments: attachments.length > 0 ? attachments : undefined,
      }),
    );
  };

  const allocateSoon = debounce(clock, DEBOUNCE_MS, () => {
    for (const id of fresh) allocate(store.tasks.get(id));
  });

  const hearTask = (before: Task | undefined, after: Task | undefined) => {
    if (after?.Status.State === 'new' && isWanted(after)) fresh.add(after.ID);
    else if (before) fresh.delete(before.ID);
    if (before && !isOver(before) && (!after || isOver(after))) {
      for (const { Network: network, Addresses } of before.NetworksAttachments ?? []) {
        for (const address of Addresses) subnets.get(network.ID)?.free(address);
      }
    }
    if (fresh.size > 0) allocateSoon();
  };

  store.subscribe(({ kind, before, after }) => {
    if (kind === 'service') hearService(before, after);
    else if (kind === 'task') hearTask(before, after);
    else if (kind === 'network' && !after && before) subnets.delete(before.ID);
  });
}

function publish(store: Store, service: Service, port: PortConfig): PortConfig {
  if (port.PublishedPort || port.PublishMode !== 'ingress') return port;
  const kept = service.Endpoint.Ports?.find(
    (one) => one.TargetPort === port.TargetPort && one.Protocol === port.Protocol,
  );
  if (kept) return kept;
  const used = new Set(
    [...store.services.all()].flatMap((one) => one.Endpoint.Ports?.map((p) => p.PublishedPort) ?? []),
  );
  let free = FIRST_DYNAMIC_PORT;
  while (used.has(free)) free += 1;
  return { ...port, PublishedPort: free };
}

/** Ingress first, if a port is published there; then those that the spec names. */
function networksOf(store: Store, service: Service): Network[] {
  const usesIngress = service.Spec.EndpointSpec.Ports?.some((port) => port.PublishMode === 'ingress');
  const ingress = [...store.networks.all()].find((network) => network.Spec.Ingress);
  const named = (service.Spec.TaskTemplate.Networks ?? []).flatMap(
    ({ Target }) => store.networks.get(Target) ?? [],
  );
  return usesIngress && ingress ? [ingress, ...named] : named;
}
