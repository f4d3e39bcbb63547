import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import type { Session } from '@/lib/protocol/session';
import type { SignInAnswer } from '@/lib/protocol/sign-in';
import { isForm, readBody } from '../http/body';
import { addressOf } from '../http/door';
import type { Accounts } from './accounts';
import { type GuessLimit, TooMany } from './guess-limit';
import { ADMIN } from './read-users';

type Refusal = Extract<SignInAnswer, { ok: false }>;

const refusal = (reason: Refusal['reason'], retryAfter = 0): Refusal => ({
  ok: false,
  reason,
  retryAfter,
});

const MAX_BODY_BYTES = 4096;

interface PasswordParts {
  readonly way: Session['signIn'];
  readonly accounts: Pick<Accounts, 'check'>;
  readonly guesses: GuessLimit;
  /** Whether the browser that asks has signed in to this account before. */
  readonly isKnown: (name: string) => boolean;
}

/** Whom the request's body signs in, by a name and its password. `signal` aborts when nobody waits for the answer. */
export async function checkPassword(
  request: IncomingMessage,
  { way, accounts, guesses, isKnown }: PasswordParts,
  signal: AbortSignal,
): Promise<SignInAnswer> {
  if (way !== 'password' && way !== 'users') return refusal('no-password');
  const given = readCredentials(await readBody(request, MAX_BODY_BYTES), isForm(request));
  if (given === null) return refusal('unreadable');
  const name = given.name || ADMIN;
  const guess = { name, from: addressOf(request), isKnown: isKnown(name), signal };
  const account = await guesses.attempt(guess, () => accounts.check(name, given.password));
  if (account instanceof TooMany) return refusal('too-many', account.seconds);
  return account ? { ok: true, name: account.name } : refusal('wrong-password');
}

const credentials = z.object({ name: z.string().optional(), password: z.string() });

function readCredentials(body: string | null, form: boolean): z.infer<typeof credentials> | null {
  if (body === null) return null;
  try {
    const given = form ? Object.fromEntries(new URLSearchParams(body)) : JSON.parse(body);
    return credentials.safeParse(given).data ?? null;
  } catch {
    return null;
  }
}
