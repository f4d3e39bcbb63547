import { formatBytes, formatCpus } from '@/components/ui/amounts';
import type { Resources } from '@/lib/swarm/resources';

/** A kind of resource on a node: what it has, and what is promised to tasks. */
export interface Share {
  readonly kind: 'cpu' | 'memory';
  /** 0–1, and beyond where more is promised than there is. */
  readonly ratio: number;
  /** Without a unit: it is the total's. */
  readonly used: string;
  readonly total: string;
  readonly unreserved: string;
}

export const shares = (reserved: Resources, capacity: Resources): Share[] => [
  {
    kind: 'cpu',
    ratio: ratio(reserved.nanoCpus, capacity.nanoCpus),
    used: formatCpus(reserved.nanoCpus),
    total: formatCpus(capacity.nanoCpus),
    unreserved: formatCpus(Math.max(0, capacity.nanoCpus - reserved.nanoCpus)),
  },
  {
    kind: 'memory',
    ratio: ratio(reserved.memoryBytes, capacity.memoryBytes),
    used: inUnitOf(capacity.memoryBytes, reserved.memoryBytes),
    total: formatBytes(capacity.memoryBytes),
    unreserved: formatBytes(Math.max(0, capacity.memoryBytes - reserved.memoryBytes)),
  },
];

const ratio = (used: number, total: number): number => (total > 0 ? used / total : 0);

/** `0.5` for 512 MiB of 8 GiB: in one unit they can be compared at a glance. */
function inUnitOf(total: number, bytes: number): string {
  const unit = 1024 ** Math.max(0, Math.floor(Math.log2(Math.max(1, total)) / 10));
  return String(Number((bytes / unit).toFixed(1)));
}
