import type { NetworkId, StackName } from './ids';

/** A network that spans the swarm: overlay, the ingress one, and those of each engine's own that services are on. */
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
  /** One that every engine has for itself (`host`, `bridge`): nobody makes or removes it, and it gives no names. */
  readonly predefined: boolean;
  /** ms since 1970. */
  readonly createdAt: number;
}
