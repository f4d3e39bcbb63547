import { own } from '@/lib/base/own';
import type { ComposeVariable, Finding } from '@/lib/swarm/finding';
import type { ComposeFile } from './compose-file';

/** As the docker CLI reads them: `$NAME`, `${NAME}`, `${NAME:-default}`, `${NAME-default}`, `${NAME:?why}`, `${NAME?why}`; `$$` is a dollar. */
const PATTERN =
  /\$(?:(?<escaped>\$)|(?<named>[_a-z]\w*)|\{(?<braced>[_a-z]\w*)(?:(?<how>:?[-?])(?<rest>[^}]*))?\})?/gi;
/** The same where no `}` follows: PATTERN would look for it from each `$` to the end of the text. */
const UNBRACED = /\$(?:(?<escaped>\$)|(?<named>[_a-z]\w*))?/gi;

/** A text with each variable in it, and what looks like one, replaced. Takes time in proportion to the text. */
function replaceVariables(text: string, replace: (variable: Match) => string): string {
  const end = text.lastIndexOf('}') + 1;
  const replaced = (part: string, pattern: RegExp, from: number) =>
    part.replace(pattern, (whole, ...rest) => {
      const groups = rest.at(-1) as Record<string, string | undefined>; // the named groups, which come last
      const { escaped, named, braced, how = '', rest: words = '' } = groups;
      const index = from + Number(rest.at(-3));
      return replace({ whole, name: escaped ?? named ?? braced ?? null, how, words, index });
    });
  return replaced(text.slice(0, end), PATTERN, 0) + replaced(text.slice(end), UNBRACED, end);
}

/** The name of each variable in a text, as often as it is there. */
export function eachVariable(text: string, tell: (name: string) => void): void {
  replaceVariables(text, ({ name }) => {
    if (name !== null) tell(name);
    return '';
  });
}

interface Match {
  readonly whole: string;
  /** `$` for a dollar, null for what is no variable. */
  readonly name: string | null;
  readonly how: string;
  /** After `how`: a default or a message. */
  readonly words: string;
  readonly index: number;
}

/**
 * Variables that would steer the docker CLI itself, or how it is started; a shell's too, as `docker` may be a script that
 * starts another, and a shell runs what it finds in these. `HOME`, `PATH`, `TMPDIR` and proxies do not: a deploy names its
 * settings' folder and its engine's socket, and starts no other program.
 */
const RESERVED =
  /^(DOCKER_.*|LD_.*|GODEBUG|GLIBC_TUNABLES|GCONV_PATH|BASH_ENV|SHELLOPTS|BASHOPTS|PS4|PERL5OPT|PERL5DB|__proto__)$/i;

/** Variables of a file that are told, each of which becomes a field to fill in. */
const MOST_VARIABLES = 1_000;

/** What is known of a variable after some of its uses. */
interface Uses {
  readonly offset: number;
  isBare: boolean;
  isFilled: boolean;
  message: string;
  fallback: string | null;
}

/** The variables of a file in its order, what looks like one and is none, and where the open ones stand. */
export function variablesOf(
  file: ComposeFile,
  values: Readonly<Record<string, string>>,
): { readonly variables: readonly ComposeVariable[]; readonly findings: readonly Finding[] } {
  const uses = new Map<string, Uses>();
  const findings: Finding[] = [];
  let tooMany: Finding | null = null;
  const note = (text: string, offset: number, { name, how, words, index }: Match) => {
    if (name === '$') return;
    if (name === null || RESERVED.test(name)) {
      findings.push(file.atOffset(offset, 'bad-variable', text.slice(index, index + 24)));
      return;
    }
    const known = uses.get(name) ?? { offset, isBare: false, isFilled: false, message: '', fallback: null };
    if (!uses.has(name) && uses.size === MOST_VARIABLES) {
      tooMany ??= file.atOffset(offset, 'too-many-variables', `${MOST_VARIABLES}`);
      return;
    }
    uses.set(name, known);
    if (how.includes('-')) {
      known.fallback ??= words;
      return;
    }
    known.isBare = true;
    known.isFilled ||= how === ':?';
    known.message ||= words;
  };
  for (const { text, offset } of textsOf(file)) {
    replaceVariables(text, (match) => {
      note(text, offset, match);
      return '';
    });
  }
  const variables: ComposeVariable[] = [];
  for (const [name, { offset, isBare, isFilled, message, fallback }] of uses) {
    const place = file.atOffset(offset, 'unset-variable', name);
    const needs = isBare ? { message, filled: isFilled } : null;
    const given = own(values, name);
    if (needs && (given === undefined || (needs.filled && given === '')))
      findings.push({ ...place, column: Math.max(place.source.indexOf('$'), 0) + 1 });
    variables.push({ name, line: place.line, needs, fallback });
  }
  return { variables, findings: tooMany ? [...findings, tooMany] : findings };
}

/** The file's texts in its order, each once, however many aliases stand for it. */
function textsOf({
  root,
  cells,
}: ComposeFile): readonly { readonly text: string; readonly offset: number }[] {
  const texts: { text: string; offset: number }[] = [];
  const seen = new Set<object>();
  const enter = (value: object) => {
    for (const [key, cell] of cells.get(value) ?? []) {
      if (value === root && key.startsWith('x-')) continue;
      const inner = (value as Readonly<Record<string, unknown>>)[key]; // its cells are those of its keys
      if (typeof inner === 'string') {
        if (inner.includes('$') && !seen.has(cell)) texts.push({ text: inner, offset: cell.valueOffset });
        seen.add(cell);
      } else if (typeof inner === 'object' && inner !== null && !seen.has(inner)) {
        seen.add(inner);
        enter(inner);
      }
    }
  };
  enter(root);
  return texts.sort((a, b) => a.offset - b.offset);
}

/** A text with its variables filled in, as the docker CLI does it; an open one becomes empty. */
export const fillIn = (text: string, values: Readonly<Record<string, string>>): string =>
  replaceVariables(text, ({ whole, name, how, words }) => {
    if (name === '$') return '$';
    if (name === null) return whole;
    const value = own(values, name);
    if (how.includes('-') && (value === undefined || (how === ':-' && value === ''))) return words;
    return value ?? '';
  });
