import type { NodeId, ServiceId, TaskId } from '@/lib/swarm/objects/ids';
import type { Place } from './task-index';

/** What of the picture can be listened to; of an object that is null, nothing is ever told. */
export type PictureTopic =
  /** Every revision. */
  | 'picture'
  | 'services'
  | 'networks'
  | 'nodes'
  /** Which nodes there are, and in which order. */
  | 'node-ids'
  | 'tombstones'
  | `service:${ServiceId | null}`
  /** The tasks of a service, history too. */
  | `service-tasks:${ServiceId}`
  | `node:${NodeId | null}`
  | `task:${TaskId | null}`
  /** Which tasks are drawn at a place. */
  | `place:${Place}`
  /** What the tasks at a place add up to. */
  | `tally:${Place}`;
