import { cutText } from '@/lib/base/cut-text';
import { own } from '@/lib/base/own';
import type { ComposeVariable, Finding } from '@/lib/swarm/operations/finding';
import { type Match, replaceVariables } from './cli-template';
import type { ComposeFile } from './compose-file';
import { hashAt, LONGEST_SHOWN, misreadVariable } from './misread-variable';
import type { Cell } from './resolve-yaml';

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
  /** Where it first stands. */
  readonly offset: number;
  /** Where it first stands without a default, and where with a message that an empty value does not satisfy either. */
  bare: number | null;
  filled: number | null;
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
  const note = (offset: number, { name, how, words }: Match & { readonly name: string }) => {
    const known = uses.get(name) ?? { offset, bare: null, filled: null, message: '', fallback: null };
    if (!uses.has(name) && uses.size === MOST_VARIABLES) {
      tooMany ??= file.atOffset(offset, 'too-many-variables', `${MOST_VARIABLES}`);
      return;
    }
    uses.set(name, known);
    if (how.includes('-')) {
      known.fallback ??= words;
      return;
    }
    known.bare ??= offset;
    if (how === ':?') known.filled ??= offset;
    known.message ||= words;
  };
  for (const { text, cell } of textsOf(file)) {
    const offsetOf = dollarsOf(file.text, text, cell);
    let hashEnd = 0;
    replaceVariables(text, (match) => {
      if (match.name === '$' || match.index < hashEnd) return '';
      const offset = offsetOf(match.index);
      const hash = hashAt(text, match.index);
      if (hash !== null) {
        hashEnd = match.index + hash.length;
        findings.push(file.atOffset(offset, 'hash', cutText(hash, LONGEST_SHOWN)));
        return '';
      }
      const { name } = match;
      const misread = misreadVariable(text, match);
      if (misread !== null) {
        const { kind, about, severity } = misread;
        findings.push(file.atOffset(offset, kind, about, severity));
      }
      if (name !== null && !RESERVED.test(name)) note(offset, bareWhereUnbraced({ ...match, name }));
      else if (misread === null)
        findings.push(
          file.atOffset(offset, 'bad-variable', text.slice(match.index, match.index + LONGEST_SHOWN)),
        );
      return '';
    });
  }
  const variables: ComposeVariable[] = [];
  for (const [name, { offset, bare, filled, message, fallback }] of uses) {
    const needs = bare === null ? null : { message, filled: filled !== null };
    const given = own(values, name);
    const open = given === undefined ? bare : given === '' ? filled : null;
    if (open !== null) findings.push(file.atOffset(open, 'unset-variable', name));
    variables.push({ name, line: file.atOffset(offset, 'unset-variable', '').line, needs, fallback });
  }
  return { variables, findings: tooMany ? [...findings, tooMany] : findings };
}

/** `$TAG-alpine` means the variable alone, whatever the docker CLI takes with it. */
const bareWhereUnbraced = <M extends Match>(match: M): M =>
  match.isBraced ? match : { ...match, how: '', words: '' };

interface Text {
  readonly text: string;
  readonly cell: Cell;
}

/** The file's texts in its order, each once, however many aliases stand for it. */
function textsOf({ root, cells }: ComposeFile): readonly Text[] {
  const texts: Text[] = [];
  const seen = new Set<object>();
  const enter = (value: object) => {
    for (const [key, cell] of cells.get(value) ?? []) {
      if (value === root && key.startsWith('x-')) continue;
      const inner = (value as Readonly<Record<string, unknown>>)[key]; // its cells are those of its keys
      if (typeof inner === 'string') {
        if (inner.includes('$') && !seen.has(cell)) texts.push({ text: inner, cell });
        seen.add(cell);
      } else if (typeof inner === 'object' && inner !== null && !seen.has(inner)) {
        seen.add(inner);
        enter(inner);
      }
    }
  };
  enter(root);
  return texts.sort((a, b) => a.cell.valueOffset - b.cell.valueOffset);
}

/**
 * Where each `$` of a text stands in its file, to be asked for in the text's order; where the file does not hold as many,
 * as an alias or `\x24` does not, all stand where the value begins. Takes time in proportion to the text, in all.
 */
function dollarsOf(source: string, text: string, { valueOffset, valueEnd }: Cell): (index: number) => number {
  const written = source.slice(valueOffset, valueEnd);
  if (written.split('$').length !== text.split('$').length) return () => valueOffset;
  let [at, place] = [-1, -1];
  return (index) => {
    while (at < index) {
      at = text.indexOf('$', at + 1);
      place = written.indexOf('$', place + 1);
    }
    return valueOffset + place;
  };
}
