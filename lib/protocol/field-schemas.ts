import { z } from 'zod';
import type { StackName } from '@/lib/swarm/objects/ids';
import { isPayloadName, MAX_PAYLOAD_BYTES } from '@/lib/swarm/objects/payload';
import { isRepository } from '@/lib/swarm/objects/registry';
import type { FieldTypes, InputTypes } from '@/lib/swarm/operations/field-types';
import { labelMistake } from '@/lib/swarm/operations/node-label';
import { ACTIVITY_KINDS } from '@/lib/swarm/picture/activity-kinds';
import { LONGEST_FILTER_TEXT, MOST_LINES_ASKED } from '@/lib/swarm/picture/kept-activity';
import { idSchema, networkId, textsByName } from './fields';
import { count, image, serviceChanges, serviceDraft } from './service-fields';

/** A stack is a label's value, so nearly anything. */
const stackName = z
  .string()
  .min(1)
  .max(255)
  .transform((name) => name as StackName);

/** What is removed may have any name that Docker took. */
const objectName = z.string().max(4_096);

const filterText = z.string().max(LONGEST_FILTER_TEXT).nullable();

/** What each kind of field may hold: its form alone; the docker layer checks a compose file, and Docker the rest. */
export const FIELD_SCHEMAS: { readonly [F in keyof FieldTypes]: z.ZodType<FieldTypes[F]> } = {
  'service-id': idSchema('service'),
  'node-id': idSchema('node'),
  'network-id': networkId,
  'task-id': idSchema('task'),
  'payload-id': idSchema('object'),
  'stack-name': stackName,
  'stack-or-none': stackName.nullable(),
  removal: z.string().max(100),
  'new-stack-name': stackName.refine((name) => /^[A-Za-z0-9]([A-Za-z0-9_-]*[A-Za-z0-9])?$/.test(name), {
    message: 'must be letters, digits, hyphens and underscores',
  }),
  flag: z.boolean(),
  'object-name': objectName,
  'object-names': z.array(objectName),
  'replica-count': count,
  image,
  edition: z.string().max(100),
  'service-changes': serviceChanges,
  'variable-name': z.string().max(1_000),
  // Its own limit, in bytes, is told with the file's other faults.
  compose: z.string().max(1_000_000),
  variables: textsByName(z.string().regex(/^[A-Za-z_]\w*$/, 'is no variable'), z.string().max(32_768)),
  'network-name': z
    .string()
    .max(255)
    .regex(/^[A-Za-z0-9][A-Za-z0-9_.-]*$/, 'must be letters, digits, dots, hyphens and underscores'),
  subnet: z.union([z.cidrv4(), z.cidrv6()]).nullable(),
  'payload-name': z
    .string()
    .refine(isPayloadName, 'must be at most 64 letters, digits, dots, hyphens and underscores'),
  'payload-labels': textsByName(z.string().min(1).max(255), z.string().max(4_096)),
  'payload-data': z.base64().max(Math.ceil(MAX_PAYLOAD_BYTES / 3) * 4, 'holds more than 500 KiB'),
  'node-availability': z.enum(['active', 'pause', 'drain']),
  'node-role': z.enum(['worker', 'manager']),
  // Any name may be removed: others than we may have given it.
  'node-labels': textsByName(z.string(), z.string()).refine(
    (put) => Object.entries(put).every(([name, value]) => labelMistake(name, value) === null),
    { message: 'must be letters, digits, dots, hyphens and underscores, and one line each' },
  ),
  repository: z.string().refine(isRepository, 'is no repository'),
  'line-seq': z.int().min(1).nullable(),
  'line-count': z.int().min(1).max(MOST_LINES_ASKED),
  'activity-filter': z.strictObject({
    kind: z.enum(ACTIVITY_KINDS).nullable(),
    stack: filterText,
    service: filterText,
    node: filterText,
    // As far as a time can be.
    minute: z.int().min(0).max(8e15).nullable(),
    text: filterText,
  }),
};

/** The same of inputs by name, field by field. */
export const INPUT_SCHEMAS: {
  readonly [I in keyof InputTypes]: { readonly [K in keyof InputTypes[I]]: z.ZodType<InputTypes[I][K]> };
} = { 'service-draft': serviceDraft };
