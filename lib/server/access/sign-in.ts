import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Session } from '@/lib/protocol/session';
import { SIGN_IN_PARAMETER, type SignInAnswer, type SignInNotice } from '@/lib/protocol/sign-in';
import { answerText } from '../http/answer-text';
import { isForm } from '../http/body';
import { readCookie, setCookie } from '../http/cookie';
import { addressOf, isSecure } from '../http/door';
import type { Accounts } from './accounts';
import type { AuditLog } from './audit-log';
import { auditEntry } from './audited';
import { checkPassword } from './check-password';
import type { GuessLimit } from './guess-limit';
import { ADMIN } from './read-users';
import type { SignInLink } from './sign-in-link';
import { SESSION_MS, type Sessions, type SignedSession } from './signed-session';

export interface SignInParts {
  readonly sessions: Sessions;
  readonly accounts: Pick<Accounts, 'check'>;
  /** How browsers sign in here. */
  readonly way: Session['signIn'];
  /** null where there is a password, or everyone may act. */
  readonly link: SignInLink | null;
  readonly guesses: GuessLimit;
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

const SIGN_IN_PATH = '/api/sign-in';
/** How long a browser that signed in is known: 90 days. */
const KNOWN_MS = 90 * 24 * 60 * 60 * 1000;
const STATUS = {
  'wrong-password': 401,
  'too-many': 429,
  'no-password': 409,
  unreadable: 400,
  unwritten: 503,
} as const;

export function createSignIn(parts: SignInParts): SignIn {
  const { sessions, audit, cookie, root } = parts;
  const knownCookie = `${cookie}-known`;

  const entryOf = (request: IncomingMessage, what: string, session: SignedSession | null, outcome: string) =>
    auditEntry({ session, from: addressOf(request) }, { what, on: null, outcome });

  /** Whether it did: a sign-in that cannot be written down is none. */
  function begin(request: IncomingMessage, response: ServerResponse, name: string): boolean {
    const { session, token } = sessions.issue(name);
    if (audit.permit(entryOf(request, 'sign-in', session, 'ok'))) return false;
    const secure = isSecure(request);
    response.setHeader('Set-Cookie', [
      setCookie(cookie, token, { maxAgeMs: SESSION_MS, path: root, secure }),
      // Sent with a password alone, so that who guesses at the account does not slow its own browsers down.
      setCookie(knownCookie, sessions.knownToken(name), {
        maxAgeMs: KNOWN_MS,
        path: root + SIGN_IN_PATH,
        secure,
      }),
    ]);
    return true;
  }
  const refused = (request: IncomingMessage, outcome: string) =>
    audit.refused(entryOf(request, 'sign-in', null, outcome));

  const sessionOf = (cookies: string | undefined) => sessions.read(readCookie(cookies, cookie));

  return {
    sessionOf,
    async byPassword(request, response) {
      const known = readCookie(request.headers.cookie, knownCookie);
      const isKnown = (name: string) => sessions.isKnown(known, name);
      const gone = new AbortController();
      response.once('close', () => gone.abort());
      const checked = await checkPassword(request, { ...parts, isKnown }, gone.signal);
      if (!checked.ok) refused(request, checked.reason);
      const isUnwritten = checked.ok && !begin(request, response, checked.name);
      const answer: SignInAnswer = isUnwritten ? { ok: false, reason: 'unwritten', retryAfter: 0 } : checked;
      if (isForm(request)) return toPage(response, root, answer.ok ? null : answer.reason);
      if (!answer.ok && answer.retryAfter) response.setHeader('Retry-After', answer.retryAfter);
      response.writeHead(answer.ok ? 200 : STATUS[answer.reason], { 'Content-Type': 'application/json' });
      response.end(JSON.stringify(answer));
    },
    byLink(request, response, token) {
      // Nobody has opened it yet, and who fetches it for later may not be who will.
      if (isPrefetch(request)) {
        return answerText(response, 503, 'This link signs in once: it is for who opens it.\n');
      }
      if (!parts.link?.isCurrent(token)) {
        refused(request, 'link-expired');
        return toPage(response, root, 'link-expired');
      }
      if (!begin(request, response, ADMIN)) return toPage(response, root, 'unwritten');
      parts.link.replace();
      toPage(response, root, null);
    },
    signOut(request, response) {
      const session = sessionOf(request.headers.cookie);
      if (session) {
        sessions.end(session);
        try {
          audit.record(entryOf(request, 'sign-out', session, 'ok'));
        } catch {
          // It waits there to be written. Who leaves is not held back.
        }
      }
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

/** A browser, or a proxy, that fetches what somebody may open later. */
const isPrefetch = ({ headers }: IncomingMessage): boolean =>
  ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'].some((name) =>
    /prefetch|prerender|preview/i.test(String(headers[name] ?? '')),
  );

/** See other: the page, with a word on what went wrong. */
function toPage(response: ServerResponse, root: string, notice: SignInNotice | null): void {
  const location = `${root || '/'}${notice === null ? '' : `?${SIGN_IN_PARAMETER}=${notice}`}`;
  response.writeHead(303, { Location: location, 'Cache-Control': 'no-store' }).end();
}
