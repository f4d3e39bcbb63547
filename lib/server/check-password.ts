import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import type { Session } from '@/lib/protocol/session';
import type { SignInAnswer } from '@/lib/protocol/sign-in';
import type { Accounts } from './accounts';
import { isForm, readBody } from './body';
import { addressOf } from './door';
import type { RateLimit } from './rate-limit';
import { ADMIN } from './read-users';

type Refusal = Extract<SignInAnswer, { ok: false }>;

const refusal = (reason: Refusal['reason'], retryAfter = 0): Refusal => ({
  ok: false,
  reason,
  retryAfter,
});

const MAX_BODY_BYTES = 4096;

/** Whom the request's body signs in, by a name and its password; every try of one address counts against `limit`. */
export async function checkPassword(
  request: IncomingMessage,
  way: Session['signIn'],
  accounts: Pick<Accounts, 'check'>,
  limit: RateLimit,
): Promise<SignInAnswer> {
  if (way !== 'password' && way !== 'users') return refusal('no-password');
  const given = readCredentials(await readBody(request, MAX_BODY_BYTES), isForm(request));
  if (given === null) return refusal('unreadable');
  const from = addressOf(request);
  const wait = await limit.take(from);
  if (wait > 0) return refusal('too-many', wait);
  const account = await accounts.check(given.name || ADMIN, given.password);
  if (!account) return refusal('wrong-password');
  await limit.forget(from);
  return { ok: true, name: account.name };
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
