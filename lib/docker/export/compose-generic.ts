import { type Json, list, number, object, text } from '@/lib/base/json';
import { orNone, plain } from './plain';

/** `generic_resources` of a compose file. A service asks for numbers; what asks for one by its name cannot be written. */
export const composeGeneric = (value: unknown): readonly Json[] | undefined =>
  orNone(
    list(value)
      .map((item) => object(item).DiscreteResourceSpec)
      .filter(Boolean)
      .map((spec) => {
        const { Kind, Value } = object(spec);
        return { discrete_resource_spec: { kind: plain(text(Kind)) ?? '', value: number(Value) } };
      }),
  );
