import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock } from '@/lib/base/time';

/** Who signed in, as the cookie carries it. */
export interface SignedSession {
  /** Names this sign-in in the audit log. */
  readonly id: string;
  readonly name: string;
  /** Tells whether the credential is still that of the sign-in. */
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
}

/** `credentialOf` null: nobody of that name can sign in (any more). `secret` null takes a random one, and sessions end with the process. */
export function createSessions(
  secret: string | null,
  clock: Clock,
  credentialOf: (name: string) => string | null,
): Sessions {
  const key = secret ?? randomBytes(32);
  const sign = (payload: string) => createHmac('sha256', key).update(`session.v2.${payload}`).digest();
  const markOf = (name: string) => {
    const credential = credentialOf(name);
    return credential && createHmac('sha256', key).update(`credential.v1.${credential}`).digest('base64url');
  };
  const isCurrent = (session: SignedSession) =>
    session.expiresAt > clock() && session.mark === markOf(session.name);
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
  };
}

const comparisonKey = randomBytes(32);

/** Compares in a time that depends on neither's content nor length. */
export function isSameSecret(a: string | Buffer, b: string | Buffer): boolean {
  const digest = (value: string | Buffer) => createHmac('sha256', comparisonKey).update(value).digest();
  return timingSafeEqual(digest(a), digest(b));
}
