import { type Json, object, texts } from '@/lib/base/json';
import { numberedNames } from './numbered-names';
import { isKey, plain } from './plain';

/** What stands for the environment of each service, by its name. */
export type Environments = ReadonlyMap<string, Json>;

/**
 * The environments of a stack's services. Without `withValues` each value is a `${VARIABLE}`: of its own name where no
 * other service means something else by it, with the service's name before it elsewhere. So the file can be shown.
 */
export function environmentsOf(
  services: readonly { readonly name: string; readonly spec: Json }[],
  withValues: boolean,
): Environments {
  const read = services.map(({ name, spec }) => ({ name, lines: linesOf(spec) }));
  const meanings = new Map<string, Set<string | null>>();
  /** What each variable stands for; null for those that must stand for nothing. */
  const taken = new Map<string, string | null>();
  for (const { lines } of read)
    for (const { key, value } of lines) {
      meanings.set(key, (meanings.get(key) ?? new Set()).add(value));
      // The CLI fills these in from its own environment, where that has their name.
      if (!value) taken.set(key, null);
    }
  const nameOf = numberedNames('_', taken);
  const variable = (service: string, key: string, value: string): string => {
    const isShared = (meanings.get(key)?.size ?? 0) > 1;
    const wanted = (isShared ? `${service}_${key}` : key).replace(/\W/g, '_').replace(/^(?=\d)/, '_');
    return `\${${nameOf(wanted, value)}}`;
  };
  return new Map(
    read.map(({ name, lines }) => [
      name,
      Object.fromEntries(
        lines.map(({ key, value }) => [
          key,
          !value ? value : withValues ? plain(value) : variable(name, key, value),
        ]),
      ),
    ]),
  );
}

interface Variable {
  readonly key: string;
  /** null takes the variable from the image away. */
  readonly value: string | null;
}

function linesOf(spec: Json): readonly Variable[] {
  const container = object(object(spec.TaskTemplate).ContainerSpec);
  return texts(container.Env)
    .map(variableOf)
    .filter(({ key }) => isKey(key));
}

/** Of `NAME=value`, or `NAME`. */
export function variableOf(line: string): Variable {
  const at = line.indexOf('=');
  return at < 0 ? { key: line, value: null } : { key: line.slice(0, at), value: line.slice(at + 1) };
}
