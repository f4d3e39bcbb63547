import type { GenericResource, Limits } from '@/lib/swarm/objects/resources';

const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'] as const;

/** Memory as Docker writes it: `512 MiB`, `7.8 GiB`. */
export function formatBytes(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), UNITS.length - 1);
  const value = bytes / 1024 ** power;
  return `${value < 10 && power > 0 ? Number(value.toFixed(1)) : Math.round(value)} ${UNITS[power]}`;
}

/** Cores, at most two decimals: `0.25`, `4`. */
export const formatCpus = (nanoCpus: number): string => String(Number((nanoCpus / 1e9).toFixed(2)));

/** `0.5 CPU · 256 MiB · 2 NVIDIA-GPU`; an empty text where nothing is stated. Of a generic one 0 is stated, too. */
export const formatResources = ({
  nanoCpus,
  memoryBytes,
  generic = [],
}: Limits & { readonly generic?: readonly GenericResource[] }): string =>
  [
    nanoCpus > 0 && `${formatCpus(nanoCpus)} CPU`,
    memoryBytes > 0 && formatBytes(memoryBytes),
    ...generic.map(({ kind, amount }) => `${amount} ${kind}`),
  ]
    .filter(Boolean)
    .join(' · ');
