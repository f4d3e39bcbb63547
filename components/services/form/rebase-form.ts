import { sameJson } from '@/lib/base/equal';
import { keysOf } from '@/lib/base/keys';
import type { ServiceDefinition } from '@/lib/swarm/objects/service-definition';
import { formOf, type ListField, placeOf, rowKey, type ServiceForm, type VariableRow } from './service-form';

/** The fields that others changed since the form was opened. */
export function changedByOthers(
  opened: ServiceDefinition,
  now: ServiceDefinition,
): readonly (keyof ServiceForm)[] {
  const [before, after] = [formOf(opened), formOf(now)];
  return keysOf(before).filter((field) => !sameJson(before[field], after[field]));
}

/** The form on what the service is now: fields that were typed in stay as typed, the others follow. */
export function rebaseForm(
  form: ServiceForm,
  opened: ServiceDefinition,
  now: ServiceDefinition,
): ServiceForm {
  const [before, after] = [formOf(opened), formOf(now)];
  const typed = keysOf(form).filter((field) => !sameJson(form[field], before[field]));
  return {
    ...after,
    ...Object.fromEntries(
      typed.map((field) => [field, isList(field) ? rebaseRows(field, form, opened, now) : form[field]]),
    ),
    env: rebaseVariables(form.env, after.env),
  };
}

/** Variables are rebased by name. */
type List = Exclude<ListField, 'env'>;

/** What each list of rows shows. */
const LISTS: { readonly [F in List]: (service: ServiceDefinition) => readonly unknown[] } = {
  ports: (service) => service.ports,
  mounts: (service) => service.mounts,
  constraints: (service) => service.constraints,
  generic: (service) => service.reservations.generic,
};
const isList = (field: keyof ServiceForm): field is List => Object.hasOwn(LISTS, field);

/** Rows that were typed in are of what the service has at another place now; where it has that no more, they are new. */
function rebaseRows(
  list: List,
  form: ServiceForm,
  opened: ServiceDefinition,
  now: ServiceDefinition,
): readonly { readonly key: string }[] {
  const before = LISTS[list](opened);
  const after = LISTS[list](now);
  const free = new Set(after.keys());
  return form[list].map((row) => {
    const was = placeOf(row.key);
    if (was === null) return row;
    const place = [...free].find((one) => sameJson(after[one], before[was]));
    if (place === undefined) return { ...row, key: `${opened.edition}-${row.key}` };
    free.delete(place);
    return { ...row, key: rowKey(place) };
  });
}

/** Variables are edited one by one: what was replaced, removed or added stays so. */
function rebaseVariables(typed: readonly VariableRow[], now: readonly VariableRow[]): readonly VariableRow[] {
  const edited = new Map(typed.filter(({ state }) => state !== 'kept').map((row) => [row.name, row]));
  const known = new Set(now.map(({ name }) => name));
  const kept = now.map((row) => {
    const mine = edited.get(row.name);
    if (!mine) return row;
    return { ...mine, state: mine.state === 'new' ? ('replaced' as const) : mine.state };
  });
  const added = [...edited.values()].filter(({ name, state }) => !known.has(name) && state !== 'removed');
  return [...kept, ...added.map((row) => ({ ...row, state: 'new' as const }))];
}
