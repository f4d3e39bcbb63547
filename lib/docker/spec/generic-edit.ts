import { sameJson } from '@/lib/base/equal';
import type { GenericResource } from '@/lib/swarm/objects/resources';
import { genericResources } from '../parts/decode-parts';
import { withValue } from './json-edit';

/** Generic resources have no order of their own: their kind tells them apart, and several elements may be of one. */
export const genericEdit =
  (before: readonly GenericResource[], wanted: readonly GenericResource[]) =>
  (elements: readonly string[]): readonly string[] => {
    const missing = new Map(wanted.map((one) => [one.kind, one]));
    const kept = new Set(
      before.filter((one) => sameJson(one, missing.get(one.kind))).map(({ kind }) => kind),
    );
    const next = elements.flatMap((own) => {
      const [old] = genericResources([JSON.parse(own)]);
      if (!old || kept.has(old.kind)) return [own];
      const one = missing.get(old.kind);
      missing.delete(old.kind);
      if (!one) return [];
      return one.names || old.names
        ? genericTexts(one)
        : [withValue(own, ['DiscreteResourceSpec', 'Value'], JSON.stringify(one.amount))];
    });
    for (const one of missing.values()) if (!kept.has(one.kind)) next.push(...genericTexts(one));
    return next;
  };

/** As Docker lists it: those that have names one by one. */
const genericTexts = ({ kind, amount, names }: GenericResource): readonly string[] =>
  names
    ? names.map((name) => JSON.stringify({ NamedResourceSpec: { Kind: kind, Value: name } }))
    : [JSON.stringify({ DiscreteResourceSpec: { Kind: kind, Value: amount } })];
