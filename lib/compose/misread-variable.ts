import { cutText } from '@/lib/base/cut-text';
import type { Finding } from '@/lib/swarm/operations/finding';
import type { Match } from './cli-template';

/** What is shown of a variable, characters. */
export const LONGEST_SHOWN = 24;
/** … where it is shown beside what to write instead. */
const LONGEST_WHOLE = 80;

/** `about`: what stands there, and behind an arrow what to write where that can be told. */
type Misread = Pick<Finding, 'kind' | 'about' | 'severity'>;

/**
 * A variable that the docker CLI does not take for what its writer means, and docker compose reads: its own pattern is
 * older. null where both read the same, or where nobody takes it for a variable.
 */
export function misreadVariable(text: string, match: Match): Misread | null {
  const { index, isBraced, how, name, words, read } = match;
  const shown = (whole: string) => cutText(whole, LONGEST_WHOLE);
  if (read === null || name === null) {
    const whole = ALTERNATIVE.exec(text.slice(index, index + LONGEST_WHOLE))?.[0];
    return whole ? { kind: 'alternative', severity: 'error', about: shown(whole) } : null;
  }
  const told = (
    kind: Finding['kind'],
    whole: string,
    instead: string | null,
    severity: Finding['severity'] = 'warning',
  ) => ({
    kind,
    severity,
    about: instead === null ? shown(whole) : `${shown(whole)} → ${shown(instead)}`,
  });
  if (how === '') return null;
  if (!isBraced) {
    const [first = ''] = words.split(/\s/, 1);
    return told('swallowed-text', `$${name}${how}${first}`, `\${${name}}${how}${first}`);
  }
  const isNested = how.includes('-') ? words.includes('$') : words.includes('${') && read.name === name;
  if (isNested) {
    const plain = plainDefault(words);
    const whole = match.whole + (words.includes('${') ? closing(text, match) : '');
    return told('nested-variable', whole, plain === null ? null : `\${${name}${how}${plain}}`);
  }
  if (read.name !== name) {
    const instead = how.includes('?') ? `${how}${plainMessage(words.slice(0, LONGEST_WHOLE))}` : `:-${words}`;
    // Without a default it is never set, so the CLI always refuses it.
    const severity = read.how.includes('-') ? 'warning' : 'error';
    return told('split-variable', match.whole, `\${${name}${instead}}`, severity);
  }
  return null;
}

/** docker compose's `${A:+x}` and `${A+x}`. */
const ALTERNATIVE = /^\$\{\w+:?\+[^}]*\}?/;

/** The brace that its writer takes for the end, and that the docker CLI leaves in the text. */
const closing = (text: string, { index, whole }: Match): string =>
  text[index + whole.length] === '}' ? '}' : '';

/** A message without what the docker CLI looks for. */
const plainMessage = (message: string): string =>
  message
    .replace(/\s+:?[-?]+\s+/g, ', ')
    .replace(/:?-|:\?/g, ' ')
    .trim();

/** The innermost default of a variable in a default, where there is nothing else: `info` of `${B:-info`. */
const plainDefault = (words: string): string | null =>
  /^\$\{\w+:?-(?:\$\{\w+:?-)*([^${}]*)$/.exec(words)?.[1] ?? null;

/** A password's hash as `htpasswd`, `mkpasswd` and others write it: its kind, and salt and hash behind it. */
const HASH =
  /\$(?:apr1|2[abxy]?|[1567]|y|gy|sha1|argon2(?:id?|d)|scrypt|pbkdf2(?:-\w+)?|bcrypt(?:-\w+)?)\$[\w./+=,$-]{16,}/y;

/** The hash that begins at `index`, where each `$` would have to be written twice; null where none does. */
export function hashAt(text: string, index: number): string | null {
  HASH.lastIndex = index;
  return HASH.exec(text)?.[0] ?? null;
}
