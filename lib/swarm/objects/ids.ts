import type { Brand } from '@/lib/base/brand';

/** Docker's 25-character object ids, kept apart by kind. A stack has no id: its name is all there is. */
export type NodeId = Brand<'NodeId'>;
export type ServiceId = Brand<'ServiceId'>;
export type TaskId = Brand<'TaskId'>;
export type NetworkId = Brand<'NetworkId'>;
/** Of a secret or a config. */
export type PayloadId = Brand<'PayloadId'>;
export type StackName = Brand<'StackName'>;
