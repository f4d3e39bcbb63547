import type { RegistryFailure } from '@/lib/swarm/objects/registry';

/** Why a registry gave no answer that could be used. The message holds nothing of what it answered but its own addresses. */
export class RegistryError extends Error {
  constructor(
    readonly kind: RegistryFailure,
    message: string,
  ) {
    super(message);
  }
}
