import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { forgetOldest } from '@/lib/base/forget-oldest';
import type { Clock } from '@/lib/base/time';
import { LIMITS } from '../limits/limits';

/** Who signed in, as the cookie carries it. */
export interface SignedSession {
  /** Names this sign-in in the audit log. */
  readonly id: string;
  readonly name: string;
  /** Tells whether the way in, and its credential, are still those of the sign-in. */
  readonly mark: string;
  /** ms since 1970. */
  readonly expiresAt: number;
}

export const SESSION_MS = 12 * 60 * 60 * 1000;

/** Issues and reads sessions. Stateless: any process with the same secret accepts them. */
export interface Sessions {
  issue(name: string): { readonly session: SignedSession; readonly token: string };
  /** null for a token that is malformed, altered, of another secret, or expired. */
  read(token: string | undefined): SignedSession | null;
  /** Whether a session that was read earlier still holds. */
  isCurrent(session: SignedSession): boolean;
  /** Ends a session before its time. This process alone knows of it. */
  end(session: SignedSession): void;
  /** What tells a browser that has signed in to this account, by the credential of now. It opens nothing. */
  knownToken(name: string): string;
  isKnown(token: string | undefined, name: string): boolean;
}

/** `credentialOf` null: nobody of that name can sign in (any more). `secret` null takes a random one, and sessions end with the process. */
export function createSessions(
  secret: string | null,
  clock: Clock,
  credentialOf: (name: string) => string | null,
): Sessions {
  const key = secret ?? randomBytes(32);
  const sign = (payload: string) => createHmac('sha256', key).update(`session.v3.${payload}`).digest();
  const markOf = (name: string) => {
    const credential = credentialOf(name);
    return credential === null
      ? null
      : createHmac('sha256', key).update(`credential.v2.${credential}`).digest('base64url');
  };
  const knownToken = (name: string) =>
    createHmac('sha256', key)
      .update(`known.v1.${name}.${markOf(name)}`)
      .digest('base64url');
  /** Ids by account: whoever signs in and out all day has none but their own forgotten. */
  const ended = new Map<string, Set<string>>();
  const isCurrent = (session: SignedSession) =>
    session.expiresAt > clock() &&
    session.mark === markOf(session.name) &&
    !ended.get(session.name)?.has(session.id);
  return {
    issue(name) {
      const session = {
        id: randomBytes(9).toString('base64url'),
        name,
        mark: markOf(name) ?? '',
        expiresAt: clock() + SESSION_MS,
      };
      const payload = Buffer.from(JSON.stringify(session)).toString('base64url');
      return { session, token: `${payload}.${sign(payload).toString('base64url')}` };
    },
    read(token) {
      const [payload, signature, ...rest] = token?.split('.') ?? [];
      if (!payload || !signature || rest.length > 0) return null;
      if (!isSameSecret(sign(payload), Buffer.from(signature, 'base64url'))) return null;
      // Only this server's own JSON passes the line above.
      const session: SignedSession = JSON.parse(Buffer.from(payload, 'base64url').toString());
      return isCurrent(session) ? session : null;
    },
    isCurrent,
    knownToken,
    isKnown: (token, name) => isSameSecret(token ?? '', knownToken(name)) && markOf(name) !== null,
    end({ id, name }) {
      const ids = ended.get(name) ?? new Set();
      ended.set(name, ids.add(id));
      forgetOldest(ids, LIMITS.endedSessions);
    },
  };
}

const comparisonKey = randomBytes(32);

/** Compares in a time that depends on neither's content nor length. */
export function isSameSecret(a: string | Buffer, b: string | Buffer): boolean {
  const digest = (value: string | Buffer) => createHmac('sha256', comparisonKey).update(value).digest();
  return timingSafeEqual(digest(a), digest(b));
}
