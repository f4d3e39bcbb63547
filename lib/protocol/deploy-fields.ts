import { z } from 'zod';
import { isPayloadName, MAX_PAYLOAD_BYTES } from '@/lib/swarm/objects/payload';
import { stackName, textsByName } from './fields';

/** Fields of what is deployed or created: their form alone; the docker layer checks a compose file, and Docker the rest. */

const variables = textsByName(z.string().regex(/^[A-Za-z_]\w*$/, 'is no variable'), z.string().max(32_768));

export const deployFields = {
  stack: stackName.refine((name) => /^[A-Za-z0-9]([A-Za-z0-9_-]*[A-Za-z0-9])?$/.test(name), {
    message: 'must be letters, digits, hyphens and underscores',
  }),
  // Its own limit, in bytes, is told with the file's other faults.
  compose: z.string().max(1_000_000),
  values: variables,
  prune: z.boolean(),
};

const labels = textsByName(z.string().min(1).max(255), z.string().max(4_096));

export const payloadFields = {
  name: z.string().refine(isPayloadName, 'must be at most 64 letters, digits, dots, hyphens and underscores'),
  labels,
  data: z.base64().max(Math.ceil(MAX_PAYLOAD_BYTES / 3) * 4, 'holds more than 500 KiB'),
};

export const networkName = z
  .string()
  .max(255)
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.-]*$/, 'must be letters, digits, dots, hyphens and underscores');

export const subnet = z.union([z.cidrv4(), z.cidrv6()]);
