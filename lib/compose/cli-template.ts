import { own } from '@/lib/base/own';

/** How a variable is written: with a default, with a message for where it is missing, or bare. */
type How = '' | ':-' | '-' | ':?' | '?';

/** A variable's name, and the default or message behind `how`. */
interface Reading {
  readonly name: string;
  readonly how: How;
  readonly words: string;
}

/** A place in a text where a variable stands, or what looks like one. */
export interface Match {
  /** All of it that the docker CLI takes for the variable. */
  readonly whole: string;
  readonly index: number;
  readonly isBraced: boolean;
  /** `$`: a dollar, written twice; null: no variable. */
  readonly name: string | null;
  /** With `words`, what its writer means: what stands right behind the name tells. */
  readonly how: How;
  readonly words: string;
  /** What the docker CLI makes of it; null where it is no variable. */
  readonly read: Reading | null;
}

/** A name, and what is taken with it; behind a name without braces, too, and there up to the text's end or the next `}`. */
const NAMED = '[_a-z]\\w*(?::?[-?][^}]*)?';
const PATTERN = new RegExp(`\\$(?:(?<escaped>\\$)|(?<named>${NAMED})|\\{(?<braced>${NAMED})\\})?`, 'gi');
/** The same where no `}` follows: PATTERN would look for it from each `$` to the end of the text. */
const UNBRACED = new RegExp(`\\$(?:(?<escaped>\\$)|(?<named>${NAMED}))?`, 'gi');

/** In the order in which the docker CLI looks for each of them, anywhere behind the `$`. */
const TRIED: readonly How[] = [':-', '-', ':?', '?'];

/**
 * A text with each variable in it, and what looks like one, replaced. They are found as the docker CLI's
 * `cli/compose/template` finds them, in 20.10 and in 28 alike. Takes time in proportion to the text.
 */
export function replaceVariables(text: string, replace: (variable: Match) => string): string {
  const end = text.lastIndexOf('}') + 1;
  const replaced = (part: string, pattern: RegExp, from: number) =>
    part.replace(pattern, (whole, ...rest) => {
      const groups = rest.at(-1) as Record<string, string | undefined>; // the named groups, which come last
      const { escaped, named, braced } = groups;
      const index = from + Number(rest.at(-3));
      const isBraced = braced !== undefined;
      const taken = named ?? braced;
      if (taken === undefined)
        return replace({ whole, index, isBraced, name: escaped ?? null, how: '', words: '', read: null });
      return replace({ whole, index, isBraced, ...meant(taken), read: asRead(taken) });
    });
  return replaced(text.slice(0, end), PATTERN, 0) + replaced(text.slice(end), UNBRACED, end);
}

function meant(taken: string): Reading {
  const name = /^\w+/.exec(taken)?.[0] ?? '';
  const behind = taken.slice(name.length);
  const how = TRIED.find((one) => behind.startsWith(one)) ?? '';
  return { name, how, words: behind.slice(how.length) };
}

/** Split where the first of TRIED is that it holds, which need not be the one behind the name. */
function asRead(taken: string): Reading {
  for (const how of TRIED) {
    const at = taken.indexOf(how);
    if (at > 0) return { name: taken.slice(0, at), how, words: taken.slice(at + how.length) };
  }
  return { name: taken, how: '', words: '' };
}

/** The name of each variable that the docker CLI reads in a text, as often as it is there. */
export function eachVariable(text: string, tell: (name: string) => void): void {
  replaceVariables(text, ({ read }) => {
    if (read !== null) tell(read.name);
    return '';
  });
}

/** A text with its variables filled in, as the docker CLI does it; an open one becomes empty. */
export const fillIn = (text: string, values: Readonly<Record<string, string>>): string =>
  replaceVariables(text, ({ whole, name, read }) => {
    if (read === null) return name === '$' ? '$' : whole;
    const value = own(values, read.name);
    if (read.how.includes('-') && (value === undefined || (read.how === ':-' && value === '')))
      return read.words;
    return value ?? '';
  });
