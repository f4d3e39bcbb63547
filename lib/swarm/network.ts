import type { NetworkId, StackName } from './ids';

/** A network that spans the swarm: overlay, and the ingress one. */
export interface Network {
  readonly id: NetworkId;
  readonly name: string;
  readonly driver: string;
  readonly stack: StackName | null;
  readonly subnets: readonly string[];
  readonly attachable: boolean;
  readonly ingress: boolean;
  readonly internal: boolean;
  readonly encrypted: boolean;
  /** ms since 1970. */
  readonly createdAt: number;
}
