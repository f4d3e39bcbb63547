import { formatBytes, formatCpus } from '@/components/ui/amounts';
import { genericOf, type Resources, sumGeneric, unreserved } from '@/lib/swarm/objects/resources';

/** A kind of resource on a node: what it has, and what is promised to tasks. */
export interface Share {
  readonly kind: 'cpu' | 'memory' | 'generic';
  /** A generic resource's kind; empty for the others. */
  readonly name: string;
  /** 0–1, and beyond where more is promised than there is. */
  readonly ratio: number;
  /** Without a unit: it is the total's. */
  readonly used: string;
  readonly total: string;
  readonly unreserved: string;
}

/** CPU, memory, then what else the node has, or has promised. */
export function shares(reserved: Resources, capacity: Resources): Share[] {
  const left = unreserved(capacity, reserved);
  return [
    {
      kind: 'cpu',
      name: '',
      ratio: ratio(reserved.nanoCpus, capacity.nanoCpus),
      used: formatCpus(reserved.nanoCpus),
      total: formatCpus(capacity.nanoCpus),
      unreserved: formatCpus(left.nanoCpus),
    },
    {
      kind: 'memory',
      name: '',
      ratio: ratio(reserved.memoryBytes, capacity.memoryBytes),
      used: inUnitOf(capacity.memoryBytes, reserved.memoryBytes),
      total: formatBytes(capacity.memoryBytes),
      unreserved: formatBytes(left.memoryBytes),
    },
    ...sumGeneric([...capacity.generic, ...reserved.generic]).map(({ kind }): Share => {
      const has = genericOf(capacity, kind)?.amount ?? 0;
      const used = genericOf(reserved, kind)?.amount ?? 0;
      const free = genericOf(left, kind)?.amount ?? 0;
      return {
        kind: 'generic',
        name: kind,
        ratio: ratio(used, has),
        used: `${used}`,
        total: `${has}`,
        unreserved: `${free}`,
      };
    }),
  ];
}

const ratio = (used: number, total: number): number => (total > 0 ? used / total : 0);

/** `0.5` for 512 MiB of 8 GiB: in one unit they can be compared at a glance. */
function inUnitOf(total: number, bytes: number): string {
  const unit = 1024 ** Math.max(0, Math.floor(Math.log2(Math.max(1, total)) / 10));
  return String(Number((bytes / unit).toFixed(1)));
}
