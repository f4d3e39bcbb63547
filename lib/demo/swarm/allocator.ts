import { isOver, isWanted, newStatus } from '../objects/task';
import type { Network, PortConfig, Service, Task } from '../objects/wire';
import type { Cancel, Clock } from '../simulation/clock';
import type { Change, Store } from '../store/store';
import { Subnet } from './subnet';

const DEBOUNCE_MS = 10;
const FIRST_DYNAMIC_PORT = 30_000;

/**
 * Gives services their virtual addresses and published ports, and tasks their addresses; a task that has all it
 * needs goes from new to pending.
 */
export class Allocator {
  private readonly subnets = new Map<string, Subnet>();
  private readonly fresh = new Set<string>();
  private next: Cancel | undefined;

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
  ) {
    store.subscribe((change) => this.hear(change));
  }

  /** A free /24 of Swarm's own pool, 10.0.0.0/8. */
  freeSubnet(): string {
    const used = new Set([...this.store.networks.all()].map((one) => one.IPAMOptions.Configs[0]?.Subnet));
    for (let n = 0; n < 65_536; n++) {
      const cidr = `10.${n >> 8}.${n & 255}.0/24`;
      if (!used.has(cidr)) return cidr;
    }
    throw new Error('could not find an available, non-overlapping IPv4 address pool');
  }

  private hear(change: Change): void {
    if (change.kind === 'service') this.hearService(change.before, change.after);
    if (change.kind === 'network' && !change.after && change.before) this.subnets.delete(change.before.ID);
    if (change.kind !== 'task') return;
    const { before, after } = change;
    if (after?.Status.State === 'new' && isWanted(after)) this.fresh.add(after.ID);
    else if (before) this.fresh.delete(before.ID);
    if (before && !isOver(before) && (!after || isOver(after))) {
      for (const { Network: network, Addresses } of before.NetworksAttachments ?? []) {
        for (const address of Addresses) this.subnets.get(network.ID)?.free(address);
      }
    }
    if (this.fresh.size > 0) this.wake();
  }

  private hearService(before: Service | undefined, after: Service | undefined): void {
    if (!after) {
      for (const vip of before?.Endpoint.VirtualIPs ?? []) this.freeVip(vip);
      return;
    }
    if (before && before.Spec === after.Spec) return;
    const endpoint = this.endpointFor(after);
    if (JSON.stringify(endpoint) === JSON.stringify(after.Endpoint)) return;
    this.store.commit((tx) => {
      const current = this.store.services.get(after.ID);
      if (current) tx.put('service', { ...current, Endpoint: endpoint });
    });
  }

  private endpointFor(service: Service): Service['Endpoint'] {
    const { EndpointSpec: spec, TaskTemplate: template } = service.Spec;
    const ports = spec.Ports?.map((port) => this.publish(service, port));
    const had = service.Endpoint.VirtualIPs ?? [];
    const wanted = this.networksOf(service);
    for (const vip of had) if (!wanted.some(({ ID }) => ID === vip.NetworkID)) this.freeVip(vip);
    const vips =
      spec.Mode === 'dnsrr'
        ? []
        : wanted.flatMap((network) => {
            const kept = had.find((vip) => vip.NetworkID === network.ID);
            const address = kept?.Addr ?? this.subnetOf(network).take();
            return address === undefined ? [] : [{ NetworkID: network.ID, Addr: address }];
          });
    if (!ports && !template.Networks?.length) return { Spec: {}, Ports: undefined, VirtualIPs: undefined };
    return { Spec: spec, Ports: ports, VirtualIPs: vips.length > 0 ? vips : undefined };
  }

  private publish(service: Service, port: PortConfig): PortConfig {
    if (port.PublishedPort || port.PublishMode !== 'ingress') return port;
    const kept = service.Endpoint.Ports?.find(
      (one) => one.TargetPort === port.TargetPort && one.Protocol === port.Protocol,
    );
    if (kept) return kept;
    const used = new Set(
      [...this.store.services.all()].flatMap((one) => one.Endpoint.Ports?.map((p) => p.PublishedPort) ?? []),
    );
    let free = FIRST_DYNAMIC_PORT;
    while (used.has(free)) free += 1;
    return { ...port, PublishedPort: free };
  }

  /** Ingress first, if a port is published there; then those that the spec names. */
  private networksOf(service: Service): Network[] {
    const usesIngress = service.Spec.EndpointSpec.Ports?.some((port) => port.PublishMode === 'ingress');
    const ingress = [...this.store.networks.all()].find((network) => network.Spec.Ingress);
    const named = (service.Spec.TaskTemplate.Networks ?? []).flatMap(
      ({ Target }) => this.store.networks.get(Target) ?? [],
    );
    return usesIngress && ingress ? [ingress, ...named] : named;
  }

  private freeVip(vip: { NetworkID: string; Addr: string }): void {
    const network = this.store.networks.get(vip.NetworkID);
    if (network) this.subnetOf(network).free(vip.Addr);
  }

  private wake(): void {
    this.next ??= this.clock.after(DEBOUNCE_MS, () => {
      this.next = undefined;
      for (const id of this.fresh) this.allocate(this.store.tasks.get(id));
    });
  }

  private allocate(task: Task | undefined): void {
    const service = this.store.services.get(task?.ServiceID);
    if (!task || !service) return;
    const attachments: NonNullable<Task['NetworksAttachments']> = [];
    for (const network of this.networksOf(service)) {
      const address = this.subnetOf(network).take();
      if (address === undefined) {
        // Full: it stays new until another task gives an address back.
        for (const taken of attachments)
          for (const one of taken.Addresses) this.subnetOf(taken.Network).free(one);
        return;
      }
      attachments.push({ Network: network, Addresses: [address] });
    }
    this.store.commit((tx) =>
      tx.put('task', {
        ...task,
        Status: newStatus(this.clock.now(), 'pending', 'pending task scheduling'),
        NetworksAttachments: attachments.length > 0 ? attachments : undefined,
      }),
    );
  }

  private subnetOf(network: Network): Subnet {
    let subnet = this.subnets.get(network.ID);
    if (!subnet) {
      subnet = new Subnet(network.IPAMOptions.Configs[0]?.Subnet ?? '10.0.0.0/24');
      this.subnets.set(network.ID, subnet);
    }
    return subnet;
  }
}
