/** CPU in billionths of a core, memory in bytes; 0 means none stated. */
export interface Limits {
  readonly nanoCpus: number;
  readonly memoryBytes: number;
}

/** Something that nodes have besides, under a name of the operator's: `NVIDIA-GPU`, `fpga`. Swarm only counts it. */
export interface GenericResource {
  readonly kind: string;
  readonly amount: number;
  /** Where each one has a name of its own (`GPU-8f1c…`); `amount` is how many there are. */
  readonly names?: readonly string[] | undefined;
}

/** What a node has, or a task reserves. */
export interface Resources extends Limits {
  /** One of each kind, in the order of their kinds. */
  readonly generic: readonly GenericResource[];
}

export const NO_LIMITS: Limits = { nanoCpus: 0, memoryBytes: 0 };
export const NO_RESOURCES: Resources = { ...NO_LIMITS, generic: [] };

/** How much of each kind there is in all, by kind; their own names are left out. */
export function sumGeneric(all: Iterable<GenericResource>): readonly GenericResource[] {
  const amounts = new Map<string, number>();
  for (const { kind, amount } of all) amounts.set(kind, (amounts.get(kind) ?? 0) + amount);
  return [...amounts].map(([kind, amount]) => ({ kind, amount })).sort(byKind);
}

/** By code unit: `GPU` and `gpu` are two kinds, which some orders of a language call equal. */
export const byKind = (a: GenericResource, b: GenericResource): number => (a.kind < b.kind ? -1 : 1);

/** What of a kind there is; undefined where there is no such kind, which is not the same as 0 of it. */
export const genericOf = ({ generic }: Resources, kind: string): GenericResource | undefined =>
  generic.find((one) => one.kind === kind);

/** What is left of a node's `capacity`; less than nothing is nothing. */
export const unreserved = (capacity: Resources, reserved: Resources): Resources => ({
  nanoCpus: Math.max(0, capacity.nanoCpus - reserved.nanoCpus),
  memoryBytes: Math.max(0, capacity.memoryBytes - reserved.memoryBytes),
  generic: capacity.generic.map(({ kind, amount }) => ({
    kind,
    amount: Math.max(0, amount - (genericOf(reserved, kind)?.amount ?? 0)),
  })),
});
