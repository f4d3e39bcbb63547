import { z } from 'zod';
import { cutText } from '@/lib/base/cut-text';
import type { NetworkId } from '@/lib/swarm/objects/ids';

/** Docker's ids; checked, because they become part of a URL. */
export const idSchema = <Id extends string>(what: string): z.ZodType<Id> =>
  z
    .string()
    .regex(/^[a-zA-Z0-9]{1,64}$/, `is no ${what} id`)
    .transform((text) => text as Id);

export const networkId: z.ZodType<NetworkId> = idSchema('network');

/** Texts by names from outside, all of them: zod's own record leaves out a name `__proto__` without a word. */
export function textsByName(name: z.ZodType<string>, text: z.ZodType<string>) {
  const entry = z.tuple([name, text]);
  return z
    .custom<Readonly<Record<string, unknown>>>(isRecord, 'must be texts by name')
    .transform((record, context): Readonly<Record<string, string>> => {
      const entries = Object.entries(record).flatMap(([key, value]) => {
        const read = entry.safeParse([key, value]);
        for (const { message } of read.error?.issues ?? [])
          context.addIssue({ code: 'custom', message, path: [key] });
        return read.success ? [read.data] : [];
      });
      return Object.fromEntries(entries);
    });
}

const isRecord = (input: unknown): boolean =>
  typeof input === 'object' && input !== null && !Array.isArray(input);

/** The `kind` of a message, where `kinds` has it. */
export function kindOf<K extends string>(input: unknown, kinds: Readonly<Record<K, unknown>>): K | null {
  if (typeof input !== 'object' || input === null || !Object.hasOwn(input, 'kind')) return null;
  const kind: unknown = Reflect.get(input, 'kind');
  const isKnown = (name: unknown): name is K => typeof name === 'string' && Object.hasOwn(kinds, name);
  return isKnown(kind) ? kind : null;
}

/** Mistakes that are told, and characters of each. */
const MOST_MISTAKES = 5;
const LONGEST_MISTAKE = 200;

/** What is wrong, by field: the first few, cut short, since a message may quote what it was sent. */
export const mistakesIn = ({ issues }: z.ZodError): string =>
  issues
    .slice(0, MOST_MISTAKES)
    .map((issue) => cutText(`${issue.path.join('.')}: ${issue.message}`, LONGEST_MISTAKE))
    .concat(issues.length > MOST_MISTAKES ? [`and ${issues.length - MOST_MISTAKES} more`] : [])
    .join('; ');
