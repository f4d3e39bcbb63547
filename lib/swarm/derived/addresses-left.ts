import type { Network } from '../objects/network';
import type { Service } from '../objects/service';
import { isOver, type Task } from '../objects/task';

/** Of a subnet: its own, the broadcast's and the gateway's. */
const TAKEN_BY_ALL = 3;

/**
 * About how many addresses an overlay network has left: each service has one, each task that is not over, and each node with
 * such a task, for its load balancer. What containers attached by hand have is not known. Null where the picture does not
 * tell: for the ingress network, which all nodes share, other drivers, and IPv6.
 */
export function addressesLeft(
  { driver, ingress, subnets }: Network,
  services: readonly Service[],
  tasks: readonly Task[],
): number | null {
  if (driver !== 'overlay' || ingress) return null;
  const sizes = subnets.map(sizeOf);
  if (sizes.length === 0 || sizes.includes(null)) return null;
  const all = sizes.reduce<number>((sum, size) => sum + Math.max(0, (size ?? 0) - TAKEN_BY_ALL), 0);
  const held = tasks.filter((task) => !isOver(task));
  const nodes = new Set(held.map(({ node }) => node).filter((node) => node !== null));
  return Math.max(0, all - services.length - held.length - nodes.size);
}

/** Addresses of an IPv4 subnet, `10.0.9.0/24`: 256. */
function sizeOf(subnet: string): number | null {
  const [, prefix] = /^[\d.]+\/(\d{1,2})$/.exec(subnet) ?? [];
  return prefix === undefined || Number(prefix) > 32 ? null : 2 ** (32 - Number(prefix));
}
