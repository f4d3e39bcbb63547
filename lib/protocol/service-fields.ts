import { z } from 'zod';
import { isImageReference } from '@/lib/swarm/objects/image';
import { countOf, type PortRange } from '@/lib/swarm/objects/port';
import { portAt } from '@/lib/swarm/objects/port-range';
import type { ServiceMode } from '@/lib/swarm/objects/service';
import type { ChangedField, ServiceChanges, ServiceDraft } from '@/lib/swarm/objects/service-definition';
import { isReplicaCount, MAX_REPLICAS } from '@/lib/swarm/operations/scale';
import { networkId, textsByName } from './fields';

/** Replicas, completions, tasks at once. */
export const count = z
  .custom<number>(isReplicaCount, `must be a whole number from 0 to ${MAX_REPLICAS}`)
  .transform((value) => value);

export const image = z.string().refine(isImageReference, 'is no reference to an image');

/** Docker's own limit for a spec is a few MB; a person's form is far below. */
const text = z.string().max(100_000);
const list = <T extends z.ZodType>(item: T) => z.array(item).max(1_000);
/** Of 64 bits, as Docker's are: an amount that nobody touched comes back with its neighbour. */
const amount = z
  .number()
  .min(0)
  .max(2 ** 63)
  .refine(Number.isInteger);

const mode = (completions: z.ZodType<number>): z.ZodType<ServiceMode> =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('replicated'), replicas: count }),
    z.strictObject({ kind: z.literal('global') }),
    z.strictObject({ kind: z.literal('replicated-job'), completions, concurrent: count }),
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
function lastOf(range: PortRange): number {
  const { target, published } = portAt(range, countOf(range) - 1);
  return Math.max(target, published);
}

/** Ranges, and ports in them: all there are. */
const MOST_RANGES = 3_000;
const MOST_PORTS = 3 * 65_535;
const portsOf = <T extends z.ZodType<PortRange>>(range: T) =>
  z
    .array(range)
    .max(MOST_RANGES)
    .refine(
      (ranges) => ranges.reduce((sum, one) => sum + countOf(one), 0) <= MOST_PORTS,
      'are more ports than there are',
    );

const mount = z.strictObject({ type: text, source: text, target: text, readOnly: z.boolean() });
const limits = z.strictObject({ nanoCpus: amount, memoryBytes: amount });
/** One of each kind, of which those that nobody touched are as Docker has them. */
const generic = list(z.strictObject({ kind: text, amount: z.number(), names: list(text).optional() })).refine(
  (all) => new Set(all.map(({ kind }) => kind)).size === all.length,
  'name a kind twice',
);

/** Times in ms, which may have a fraction where Docker's nanoseconds do. */
const time = z.number().min(0).max(1e13);

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
  mode: mode(count),
  image,
  command: list(text),
  args: list(text),
  ports: portsOf(port),
  networks: list(networkId),
  mounts: list(mount),
  constraints: list(text),
  reservations: limits.extend({ generic }),
  limits,
  update,
};

/** A new service, as its form sends it. */
export const serviceDraft = {
  ...fields,
  name: z.string().min(1).max(63),
  env: variables,
} satisfies { readonly [K in keyof ServiceDraft]: z.ZodType<ServiceDraft[K]> };

const was = z.int().min(0).optional();

/** What an edit changes. */
export const serviceChanges: z.ZodType<ServiceChanges> = z
  .strictObject({
    ...fields,
    // A job that there is may have more to do than a form would give it.
    mode: mode(amount),
    ports: portsOf(port.safeExtend({ was })),
    mounts: list(mount.extend({ was })),
    env: z.strictObject({ set: variables, remove: list(text) }),
  } satisfies { readonly [F in ChangedField]: z.ZodType<ServiceChanges[F]> })
  .partial();
