import type { NodeId, ServiceId, StackName, TaskId } from '../objects/ids';
import type { NodeAvailability, NodeState } from '../objects/node';
import type { UpdateState } from '../objects/service';

/** One sentence of the activity feed, as data: its words are in the catalogue. Names are kept, for what is gone by then. */
export type ActivityEvent =
  | {
      readonly kind: 'service-created';
      readonly service: ServiceId;
      readonly name: string;
      readonly replicas: number | null;
    }
  | { readonly kind: 'service-removed'; readonly service: ServiceId; readonly name: string }
  | {
      readonly kind: 'service-scaled';
      readonly service: ServiceId;
      readonly name: string;
      readonly from: number;
      readonly to: number;
    }
  | {
      readonly kind: 'service-converged';
      readonly service: ServiceId;
      readonly name: string;
      readonly running: number;
      readonly tookMs: number;
    }
  | {
      readonly kind: 'service-image';
      readonly service: ServiceId;
      readonly name: string;
      readonly from: string;
      readonly to: string;
    }
  | {
      readonly kind: 'service-update';
      readonly service: ServiceId;
      readonly name: string;
      readonly state: UpdateState;
      readonly message: string;
    }
  | { readonly kind: 'stack-created' | 'stack-removed'; readonly stack: StackName }
  | {
      readonly kind: 'task-failed';
      readonly task: TaskId;
      readonly name: string;
      readonly node: string;
      readonly exitCode: number | null;
      readonly error: string;
    }
  | {
      readonly kind: 'task-replaced';
      readonly task: TaskId;
      /** The one before it. */
      readonly old: TaskId;
      readonly name: string;
      readonly from: string;
      readonly to: string;
      /** null: the old one did not fail (drain, update, node lost). */
      readonly exitCode: number | null;
      readonly cause: 'failed' | 'node-down' | 'drain' | 'update' | 'other';
      readonly tookMs: number;
    }
  | { readonly kind: 'task-waiting'; readonly task: TaskId; readonly name: string; readonly error: string }
  | { readonly kind: 'tasks-moved'; readonly count: number; readonly from: string }
  | { readonly kind: 'node-joined'; readonly node: NodeId; readonly name: string }
  | { readonly kind: 'node-left'; readonly node: NodeId; readonly name: string }
  | { readonly kind: 'node-state'; readonly node: NodeId; readonly name: string; readonly state: NodeState }
  | {
      readonly kind: 'node-availability';
      readonly node: NodeId;
      readonly name: string;
      readonly availability: NodeAvailability;
    }
  | {
      readonly kind: 'node-role';
      readonly node: NodeId;
      readonly name: string;
      readonly role: 'manager' | 'worker';
    }
  | { readonly kind: 'leader-changed'; readonly node: NodeId; readonly name: string }
  | { readonly kind: 'network-created' | 'network-removed'; readonly name: string };

/** Kinds that come by the hundred when much happens at once. */
export type FrequentKind = Exclude<ActivityEvent['kind'], 'tasks-moved' | 'leader-changed'>;

/** So many events of one kind in quick succession. It comes again, with the same `seq`, while their number grows. */
export interface ManyEvents {
  readonly kind: 'many';
  readonly of: FrequentKind;
  readonly count: number;
}

export type Activity = (ActivityEvent | ManyEvents) & {
  /** Counts up from 1 within one run of the server. */
  readonly seq: number;
  /** When the server saw it, ms since 1970. */
  readonly at: number;
};
