import { z } from 'zod';
import { isReplicaCount, MAX_REPLICAS } from '@/lib/swarm/action';
import { isImageReference } from '@/lib/swarm/image';
import { countOf, type PortRange } from '@/lib/swarm/port';
import type { ServiceMode } from '@/lib/swarm/service';
import type { ServiceChanges, ServiceDraft } from '@/lib/swarm/service-definition';
import { networkId, textsByName } from './fields';

/** Replicas, completions, tasks at once. */
export const count = z
  .custom<number>(isReplicaCount, `must be a whole number from 0 to ${MAX_REPLICAS}`)
  .transform((value) => value);

export const image = z.string().refine(isImageReference, 'is no reference to an image');

/** Docker's own limit for a spec is a few MB; a person's form is far below. */
const text = z.string().max(100_000);
const list = <T extends z.ZodType>(item: T) => z.array(item).max(1_000);
const amount = z.int().min(0);

const mode: z.ZodType<ServiceMode> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('replicated'), replicas: count }),
  z.strictObject({ kind: z.literal('global') }),
  z.strictObject({ kind: z.literal('replicated-job'), completions: count, concurrent: count }),
  z.strictObject({ kind: z.literal('global-job') }),
]);

const port = z
  .strictObject({
    protocol: z.enum(['tcp', 'udp', 'sctp']),
    target: z.int().min(1).max(65_535),
    published: z.int().min(0).max(65_535),
    mode: z.enum(['ingress', 'host']),
    count: z.int().min(1).max(65_535).optional(),
    oneTarget: z.literal(true).optional(),
  })
  .refine((range) => lastOf(range) <= 65_535, 'ends after port 65535');

/** The highest number in a range. */
const lastOf = ({ target, published, count = 1, oneTarget }: PortRange): number =>
  Math.max(published, oneTarget ? 0 : target) + count - 1;

/** Ranges, and ports in them: all there are. */
const MOST_RANGES = 3_000;
const MOST_PORTS = 3 * 65_535;
const ports = z
  .array(port)
  .max(MOST_RANGES)
  .refine(
    (ranges) => ranges.reduce((sum, range) => sum + countOf(range), 0) <= MOST_PORTS,
    'are more ports than there are',
  );

const mount = z.strictObject({ type: text, source: text, target: text, readOnly: z.boolean() });
const limits = z.strictObject({ nanoCpus: amount, memoryBytes: amount });
const generic = z.strictObject({ kind: text, amount, names: list(text).optional() });

/** Times in ms, which may have a fraction where Docker's nanoseconds do. */
const time = z.number().min(0).max(1e10);

const update = z.strictObject({
  parallelism: z.int().min(0),
  delay: time,
  monitor: time,
  failureAction: z.enum(['pause', 'continue', 'rollback']),
  maxFailureRatio: z.number().min(0).max(1),
  order: z.enum(['stop-first', 'start-first']),
});

const variable = z
  .string()
  .min(1)
  .max(1_000)
  .regex(/^[^=\0]+$/, 'is no name of a variable');
const variables = textsByName(variable, text);

const fields = {
  mode,
  image,
  command: list(text),
  args: list(text),
  ports,
  networks: list(networkId),
  mounts: list(mount),
  constraints: list(text),
  reservations: limits.extend({ generic: list(generic) }),
  limits,
  update,
};

/** A new service, as its form sends it. */
export const serviceDraft = {
  ...fields,
  name: z.string().min(1).max(63),
  env: variables,
} satisfies { readonly [K in keyof ServiceDraft]: z.ZodType<ServiceDraft[K]> };

/** What an edit changes. */
export const serviceChanges: z.ZodType<ServiceChanges> = z
  .strictObject({ ...fields, env: z.strictObject({ set: variables, remove: list(text) }) })
  .partial();
