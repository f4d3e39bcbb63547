import { z } from 'zod';
import type { Input, InputOf } from '@/lib/swarm/operations/field-types';
import { FIELD_SCHEMAS, INPUT_SCHEMAS } from './field-schemas';

type Described = Readonly<Record<string, { readonly input: Input }>>;

/** What reads each message of a table from a browser: its kind and its fields, and nothing else. */
export type SchemasOf<T extends Described> = {
  readonly [K in keyof T]: z.ZodType<{ readonly kind: K } & InputOf<T[K]['input']>>;
};

/** Makes them of what each kind is sent with. */
export function schemasOf<T extends Described>(table: T): SchemasOf<T> {
  const schemas = Object.entries(table).map(([kind, { input }]) => [
    kind,
    z.strictObject({ kind: z.literal(kind), ...fieldsOf(input) }),
  ]);
  // Each field's schema is of its kind's type, and so each message's of its fields'.
  return Object.fromEntries(schemas) as SchemasOf<T>;
}

const fieldsOf = (input: Input): Readonly<Record<string, z.ZodType>> =>
  typeof input === 'string'
    ? INPUT_SCHEMAS[input]
    : Object.fromEntries(Object.entries(input).map(([name, field]) => [name, FIELD_SCHEMAS[field]]));
