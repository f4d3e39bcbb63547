import type { Source } from '@/lib/protocol/hello';
import { ACTIONS, type NamedAction } from '@/lib/swarm/operations/action';

/** The docker command that does the same, ready to paste: on the demo with the address of its API. */
export function dockerCommand(action: NamedAction, source: Source | null): string {
  return `${dockerPrefix(source)} ${words(action).map(quote).join(' ')}`;
}

/** `docker`, on the demo with the address of its API. */
export const dockerPrefix = (source: Source | null): string =>
  source?.kind === 'demo' ? `docker -H ${quote(source.endpoint)}` : 'docker';

function words(action: NamedAction): readonly string[] {
  // Each kind's command takes that kind's names, which a table cannot tell the compiler.
  const command = ACTIONS[action.kind].command as (named: NamedAction) => readonly string[];
  return command(action);
}

/** Quotes for a POSIX shell, where there is anything that it would read as its own. */
export const quote = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
