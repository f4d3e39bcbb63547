import { z } from 'zod';
import { err, ok, type Result } from '@/lib/base/result';
import type { Action, ActionKind } from '@/lib/swarm/operations/action';
import type { ActionOf } from '@/lib/swarm/operations/action-rules';
import { labelMistake } from '@/lib/swarm/operations/node-label';
import { isBounded, TOO_LARGE } from './bounded';
import { deployFields, networkName, payloadFields, subnet } from './deploy-fields';
import {
  kindOf,
  mistakesIn,
  networkId,
  nodeId,
  nodeRole,
  payloadId,
  serviceId,
  stackName,
  textsByName,
} from './fields';
import { count, image, serviceChanges, serviceDraft } from './service-fields';

/** What is removed may have any name that Docker took. */
const objectName = z.string().max(4_096);

/** Any name may be removed: others than we may have given it. */
const labels = textsByName(z.string(), z.string()).refine(
  (put) => Object.entries(put).every(([name, value]) => labelMistake(name, value) === null),
  { message: 'must be letters, digits, dots, hyphens and underscores, and one line each' },
);

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
  'remove-secret': z.strictObject({ kind: z.literal('remove-secret'), id: payloadId, name: objectName }),
  'remove-config': z.strictObject({ kind: z.literal('remove-config'), id: payloadId, name: objectName }),
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
    remove: z.array(objectName),
  }),
  'remove-node': z.strictObject({ kind: z.literal('remove-node'), node: nodeId }),
  'rotate-join-token': z.strictObject({ kind: z.literal('rotate-join-token'), role: nodeRole }),
};

/** The kind of what may be an action; null where it is none that we know. Looks at nothing else of it. */
export const actionKindOf = (input: unknown): ActionKind | null => kindOf(input, actions);

/** Reads what a browser sent as an action; the error says what is wrong with it. [P5] */
export function parseAction(input: unknown): Result<Action, string> {
  const kind = actionKindOf(input);
  if (kind === null) return err('this is no action');
  if (!isBounded(input)) return err(TOO_LARGE);
  const action = actions[kind].safeParse(input);
  return action.success ? ok(action.data) : err(mistakesIn(action.error));
}
