import { z } from 'zod';
import { err, ok, type Result } from '@/lib/base/result';
import type { Action, ActionKind } from '@/lib/swarm/action';
import type { ActionOf } from '@/lib/swarm/action-rules';
import { labelMistake } from '@/lib/swarm/node-label';
import { deployFields, networkName, payloadFields, subnet } from './deploy-fields';
import { mistakesIn, networkId, nodeId, nodeRole, payloadId, serviceId, stackName } from './fields';
import { count, image, serviceChanges, serviceDraft } from './service-fields';

/** Any name may be removed: others than we may have given it. */
const labels = z
  .record(z.string(), z.string())
  .refine((put) => Object.entries(put).every(([name, value]) => labelMistake(name, value) === null), {
    message: 'must be letters, digits, dots, hyphens and underscores, and one line each',
  });

const actions: { readonly [K in ActionKind]: z.ZodType<ActionOf<K>> } = {
  'scale-service': z.strictObject({ kind: z.literal('scale-service'), service: serviceId, replicas: count }),
  'create-service': z.strictObject({ kind: z.literal('create-service'), ...serviceDraft }),
  'edit-service': z.strictObject({
    kind: z.literal('edit-service'),
    service: serviceId,
    edition: z.string().max(100),
    changes: serviceChanges,
  }),
  'update-image': z.strictObject({ kind: z.literal('update-image'), service: serviceId, image }),
  'restart-service': z.strictObject({ kind: z.literal('restart-service'), service: serviceId }),
  'roll-back-service': z.strictObject({ kind: z.literal('roll-back-service'), service: serviceId }),
  'resume-update': z.strictObject({ kind: z.literal('resume-update'), service: serviceId }),
  'remove-service': z.strictObject({ kind: z.literal('remove-service'), service: serviceId }),
  'remove-stack': z.strictObject({ kind: z.literal('remove-stack'), stack: stackName }),
  'deploy-stack': z.strictObject({ kind: z.literal('deploy-stack'), ...deployFields }),
  'stop-stack': z.strictObject({ kind: z.literal('stop-stack'), stack: stackName }),
  'start-stack': z.strictObject({ kind: z.literal('start-stack'), stack: stackName }),
  'create-network': z.strictObject({
    kind: z.literal('create-network'),
    name: networkName,
    attachable: z.boolean(),
    encrypted: z.boolean(),
    internal: z.boolean(),
    subnet: subnet.nullable(),
  }),
  'remove-network': z.strictObject({ kind: z.literal('remove-network'), network: networkId }),
  'create-secret': z.strictObject({ kind: z.literal('create-secret'), ...payloadFields }),
  'create-config': z.strictObject({ kind: z.literal('create-config'), ...payloadFields }),
  'remove-secret': z.strictObject({ kind: z.literal('remove-secret'), id: payloadId, name: z.string() }),
  'remove-config': z.strictObject({ kind: z.literal('remove-config'), id: payloadId, name: z.string() }),
  'set-node-availability': z.strictObject({
    kind: z.literal('set-node-availability'),
    node: nodeId,
    availability: z.enum(['active', 'pause', 'drain']),
  }),
  'set-node-role': z.strictObject({ kind: z.literal('set-node-role'), node: nodeId, role: nodeRole }),
  'set-node-labels': z.strictObject({
    kind: z.literal('set-node-labels'),
    node: nodeId,
    put: labels,
    remove: z.array(z.string()),
  }),
  'remove-node': z.strictObject({ kind: z.literal('remove-node'), node: nodeId }),
  'rotate-join-token': z.strictObject({ kind: z.literal('rotate-join-token'), role: nodeRole }),
};

const kinded = z.object({
  kind: z.custom<ActionKind>((kind) => typeof kind === 'string' && Object.hasOwn(actions, kind)),
});

/** Reads what a browser sent as an action; the error says what is wrong with it. [P5] */
export function parseAction(input: unknown): Result<Action, string> {
  const kind = kinded.safeParse(input);
  if (!kind.success) return err('this is no action');
  const action = actions[kind.data.kind].safeParse(input);
  return action.success ? ok(action.data) : err(mistakesIn(action.error));
}
