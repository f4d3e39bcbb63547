import { isScalar, visit } from 'yaml';
import type { ComposeVariable, Finding } from '@/lib/swarm/finding';
import type { ComposeFile } from './compose-file';

/** As the docker CLI reads them: `$NAME`, `${NAME}`, `${NAME:-default}`, `${NAME-default}`, `${NAME:?why}`, `${NAME?why}`; `$$` is a dollar. */
const PATTERN =
  /\$(?:(?<escaped>\$)|(?<named>[_a-z]\w*)|\{(?<braced>[_a-z]\w*)(?:(?<how>:?[-?])(?<rest>[^}]*))?\})?/gi;

/** Variables that would steer the docker CLI itself, or how it is started. */
const RESERVED = /^(DOCKER_|LD_|GODEBUG$)/i;

interface Use {
  readonly name: string;
  readonly how: string;
  readonly rest: string;
  readonly line: number;
}

/** The variables of a file in its order, and what looks like one and is none. */
export function variablesOf(file: ComposeFile): {
  readonly variables: readonly ComposeVariable[];
  readonly findings: readonly Finding[];
} {
  const uses = new Map<string, Use[]>();
  const findings: Finding[] = [];
  visit(file.document, {
    Scalar(key, node) {
      if (key === 'key' || !isScalar(node) || typeof node.value !== 'string') return;
      const offset = node.range?.[0] ?? 0;
      for (const match of node.value.matchAll(PATTERN)) {
        const { escaped, named, braced, how = '', rest = '' } = match.groups ?? {};
        if (escaped) continue;
        const name = named ?? braced;
        const place = file.atOffset(offset, 'bad-variable', node.value.slice(match.index, match.index + 24));
        if (!name || RESERVED.test(name)) findings.push(place);
        else uses.set(name, [...(uses.get(name) ?? []), { name, how, rest, line: place.line }]);
      }
    },
  });
  return { variables: [...uses.values()].map(variableOf), findings };
}

function variableOf(uses: readonly Use[]): ComposeVariable {
  const [first] = uses;
  const bare = uses.filter(({ how }) => !how.includes('-'));
  const asking = bare.find(({ rest }) => rest) ?? bare[0];
  return {
    name: first?.name ?? '',
    line: first?.line ?? 0,
    needs: asking ? { message: asking.rest, filled: bare.some(({ how }) => how === ':?') } : null,
    fallback: uses.find(({ how }) => how.includes('-'))?.rest ?? null,
  };
}

/** The variables that `values` leaves open. An absent value is none; an empty one is one, where the file takes it. */
export const unset = (
  variables: readonly ComposeVariable[],
  values: Readonly<Record<string, string>>,
): readonly ComposeVariable[] =>
  variables.filter(
    ({ name, needs }) => needs && (values[name] === undefined || (needs.filled && values[name] === '')),
  );

/** A text with its variables filled in, as the docker CLI does it; an open one becomes empty. */
export const fillIn = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(PATTERN, (match, ...rest) => {
    const groups = rest.at(-1) as Record<string, string | undefined>; // the named groups, which come last
    if (groups.escaped) return '$';
    const name = groups.named ?? groups.braced;
    if (!name) return match;
    const value = values[name];
    const how = groups.how ?? '';
    if (how.includes('-') && (value === undefined || (how === ':-' && value === '')))
      return groups.rest ?? '';
    return value ?? '';
  });
