import type { Network } from '@/lib/swarm/objects/network';

/** What a network can be said to be beside its driver: flags of it, each a word of the catalogue. */
export const TRAITS = ['ingress', 'predefined', 'attachable', 'encrypted', 'internal'] as const;

/** Whether a person may remove it at all: the swarm's own and each engine's own stay. */
export const isRemovable = ({ ingress, predefined }: Network): boolean => !ingress && !predefined;
