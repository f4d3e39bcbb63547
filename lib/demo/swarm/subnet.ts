/** The addresses of one network, handed out from the lowest free one. */
export interface Subnet {
  /** `10.0.1.5/24`, or undefined when the network is full. */
  take(): string | undefined;
  free(address: string): void;
}

/** `cidr`: `10.0.1.0/24`. */
export function createSubnet(cidr = '10.0.0.0/24'): Subnet {
  const { base, bits } = read(cidr);
  const size = 2 ** (32 - bits) - 1;
  // Numbers from 1 on: the gateway has 1.
  const taken = new Set<number>([1]);
  let lowest = 2;
  return {
    take() {
      while (taken.has(lowest)) lowest += 1;
      if (lowest >= size) return undefined;
      taken.add(lowest);
      return `${textOf(base + lowest)}/${bits}`;
    },
    free(address) {
      const number = read(address).base - base;
      taken.delete(number);
      lowest = Math.max(2, Math.min(lowest, number));
    },
  };
}

/** The first address, which is no task's. */
export function gatewayOf(cidr: string): string {
  return textOf(read(cidr).base + 1);
}

/** A free /24 of Swarm's own pool, 10.0.0.0/8. */
export function freeSubnet(used: ReadonlySet<string | undefined>): string {
  for (let n = 0; n < 65_536; n++) {
    const cidr = `10.${n >> 8}.${n & 255}.0/24`;
    if (!used.has(cidr)) return cidr;
  }
  throw new Error('could not find an available, non-overlapping IPv4 address pool');
}

function read(cidr: string): { readonly base: number; readonly bits: number } {
  const [address = '', bits = '24'] = cidr.split('/');
  const base = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  return { base, bits: Number(bits) };
}

function textOf(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}
