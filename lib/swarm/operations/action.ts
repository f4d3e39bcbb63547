import type { NetworkId, NodeId, PayloadId, ServiceId, StackName } from '../objects/ids';
import type { NodeAvailability, NodeRole } from '../objects/node';
import type { ServiceChanges, ServiceDraft } from '../objects/service-definition';

/** What a person can ask of the swarm. Adding one here makes the compiler ask for its other parts. */
export type Action =
  | {
      readonly kind: 'scale-service';
      readonly service: ServiceId;
      /** Replicas of a replicated service, completions of a replicated job. */
      readonly replicas: number;
    }
  | { readonly kind: 'remove-service'; readonly service: ServiceId }
  | ({ readonly kind: 'create-service' } & ServiceDraft)
  | {
      readonly kind: 'edit-service';
      readonly service: ServiceId;
      /** Of the definition that the edit began with. */
      readonly edition: string;
      readonly changes: ServiceChanges;
    }
  | { readonly kind: 'update-image'; readonly service: ServiceId; readonly image: string }
  | { readonly kind: 'restart-service'; readonly service: ServiceId }
  | { readonly kind: 'roll-back-service'; readonly service: ServiceId }
  | { readonly kind: 'resume-update'; readonly service: ServiceId }
  | { readonly kind: 'remove-stack'; readonly stack: StackName }
  | {
      readonly kind: 'deploy-stack';
      readonly stack: StackName;
      /** The compose file, as it was typed: its variables open. */
      readonly compose: string;
      readonly values: Readonly<Record<string, string>>;
      /** Removes services of the stack that the file does not hold. */
      readonly prune: boolean;
    }
  | { readonly kind: 'stop-stack'; readonly stack: StackName }
  | { readonly kind: 'start-stack'; readonly stack: StackName }
  | {
      readonly kind: 'create-network';
      readonly name: string;
      readonly attachable: boolean;
      readonly encrypted: boolean;
      readonly internal: boolean;
      /** null: Docker chooses one. */
      readonly subnet: string | null;
    }
  | { readonly kind: 'remove-network'; readonly network: NetworkId }
  | ({ readonly kind: 'create-secret' } & NewPayload)
  | ({ readonly kind: 'create-config' } & NewPayload)
  | ({ readonly kind: 'remove-secret' } & SeenPayload)
  | ({ readonly kind: 'remove-config' } & SeenPayload)
  | {
      readonly kind: 'set-node-availability';
      readonly node: NodeId;
      readonly availability: NodeAvailability;
    }
  | { readonly kind: 'set-node-role'; readonly node: NodeId; readonly role: NodeRole }
  | {
      readonly kind: 'set-node-labels';
      readonly node: NodeId;
      /** Added or changed; labels that are named nowhere stay. */
      readonly put: Readonly<Record<string, string>>;
      readonly remove: readonly string[];
    }
  | { readonly kind: 'remove-node'; readonly node: NodeId }
  | { readonly kind: 'rotate-join-token'; readonly role: NodeRole };

interface NewPayload {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  /** What is in it, in base64. */
  readonly data: string;
}

/** Removed only while it has the name that the person saw. */
interface SeenPayload {
  readonly id: PayloadId;
  readonly name: string;
}

export type ActionKind = Action['kind'];

/** Swarm keeps replicas as a uint64; past this number no real swarm goes, and a typing error does. */
export const MAX_REPLICAS = 100_000;

export const isReplicaCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MAX_REPLICAS;
