import { z } from 'zod';
import type { NetworkId, NodeId, PayloadId, ServiceId, StackName, TaskId } from '@/lib/swarm/ids';

/** Docker's ids; checked, because they become part of a URL. */
const id = <Id extends string>(what: string) =>
  z
    .string()
    .regex(/^[a-zA-Z0-9]{1,64}$/, `is no ${what} id`)
    .transform((text) => text as Id);

export const serviceId = id<ServiceId>('service');
export const nodeId = id<NodeId>('node');
export const networkId = id<NetworkId>('network');
export const taskId = id<TaskId>('task');

export const payloadId = id<PayloadId>('object');

export const nodeRole = z.enum(['worker', 'manager']);

/** A stack is a label's value, so nearly anything. */
export const stackName = z
  .string()
  .min(1)
  .max(255)
  .transform((name) => name as StackName);

/** What is wrong, by field. */
export const mistakesIn = ({ issues }: z.ZodError): string =>
  issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
