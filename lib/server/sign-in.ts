import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Session } from '@/lib/protocol/session';
import { SIGN_IN_PARAMETER, type SignInNotice } from '@/lib/protocol/sign-in';
import type { Accounts } from './accounts';
import type { AuditLog } from './audit-log';
import { isForm } from './body';
import { checkPassword } from './check-password';
import { readCookie, setCookie } from './cookie';
import { addressOf, isSecure } from './door';
import type { RateLimit } from './rate-limit';
import { ADMIN } from './read-users';
import { SESSION_MS, type Sessions, type SignedSession } from './session';
import type { SignInLink } from './sign-in-link';

export interface SignInParts {
  readonly sessions: Sessions;
  readonly accounts: Pick<Accounts, 'check'>;
  /** How browsers sign in here. */
  readonly way: Session['signIn'];
  /** null where there is a password, or everyone may act. */
  readonly link: SignInLink | null;
  readonly limit: RateLimit;
  readonly audit: AuditLog;
  readonly cookie: string;
  /** Below which all paths are; empty where that is the host's own. */
  readonly root: string;
}

/** The ways in and out of a session. Host and origin were checked before. */
export interface SignIn {
  /** The session of a Cookie header. */
  sessionOf(cookies: string | undefined): SignedSession | null;
  /** `POST` with `password`, and `name` where there are users, as JSON (answered by a `SignInAnswer`) or as a form. */
  byPassword(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** The link that the server printed. */
  byLink(request: IncomingMessage, response: ServerResponse, token: string): void;
  /** Returns the id of the session that ended. */
  signOut(request: IncomingMessage, response: ServerResponse): string | null;
}

const STATUS = { 'wrong-password': 401, 'too-many': 429, 'no-password': 409, unreadable: 400 } as const;

export function createSignIn(parts: SignInParts): SignIn {
  const { sessions, audit, cookie, root } = parts;

  function record(
    request: IncomingMessage,
    what: string,
    session: SignedSession | null,
    outcome: string,
  ): void {
    const from = addressOf(request);
    const who = session?.name ?? null;
    audit.record({ who, session: session?.id ?? null, from, what, on: null, outcome, message: '' });
  }

  function begin(request: IncomingMessage, response: ServerResponse, name: string): void {
    const { session, token } = sessions.issue(name);
    record(request, 'sign-in', session, 'ok');
    response.setHeader(
      'Set-Cookie',
      setCookie(cookie, token, { maxAgeMs: SESSION_MS, path: root, secure: isSecure(request) }),
    );
  }

  const sessionOf = (cookies: string | undefined) => sessions.read(readCookie(cookies, cookie));

  return {
    sessionOf,
    async byPassword(request, response) {
      const answer = await checkPassword(request, parts.way, parts.accounts, parts.limit);
      if (answer.ok) begin(request, response, answer.name);
      else record(request, 'sign-in', null, answer.reason);
      if (isForm(request)) return toPage(response, root, answer.ok ? null : answer.reason);
      if (!answer.ok && answer.retryAfter) response.setHeader('Retry-After', answer.retryAfter);
      response.writeHead(answer.ok ? 200 : STATUS[answer.reason], { 'Content-Type': 'application/json' });
      response.end(JSON.stringify(answer));
    },
    byLink(request, response, token) {
      if (parts.link?.redeem(token)) {
        begin(request, response, ADMIN);
        return toPage(response, root, null);
      }
      record(request, 'sign-in', null, 'link-expired');
      toPage(response, root, 'link-expired');
    },
    signOut(request, response) {
      const session = sessionOf(request.headers.cookie);
      if (session) record(request, 'sign-out', session, 'ok');
      response.setHeader(
        'Set-Cookie',
        setCookie(cookie, '', { maxAgeMs: 0, path: root, secure: isSecure(request) }),
      );
      if (isForm(request)) toPage(response, root, null);
      else response.writeHead(204).end();
      return session?.id ?? null;
    },
  };
}

/** See other: the page, with a word on what went wrong. */
function toPage(response: ServerResponse, root: string, notice: SignInNotice | null): void {
  const location = `${root || '/'}${notice === null ? '' : `?${SIGN_IN_PARAMETER}=${notice}`}`;
  response.writeHead(303, { Location: location, 'Cache-Control': 'no-store' }).end();
}
