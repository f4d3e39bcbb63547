import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { cleanText } from '@/lib/base/clean-text';
import { PICTURE_PATH } from '@/lib/protocol/hello';
import { LOGS_PATH } from '@/lib/protocol/log-request';
import type { SignIn } from './access/sign-in';
import type { MetricsAnswer } from './answer-metrics';
import type { Logs } from './container-logs/logs';
import { answerText } from './http/answer-text';
import { isAllowedHost, isOwnOrigin } from './http/origin';
import { contentSecurityPolicy } from './http/security-headers';
import { LIMITS } from './limits/limits';
import type { FirstAnswerFor } from './next/first-answer';
import type { Pages } from './next/pages';
import type { FirstPicture } from './picture/first-picture';

export interface HttpParts {
  readonly pages: Pick<Pages, 'handle'>;
  readonly signIn: SignIn;
  readonly firstPicture: FirstPicture;
  readonly firstAnswer: FirstAnswerFor;
  readonly logs: Logs;
  readonly metrics: MetricsAnswer;
  /** One line; null: this server can show the swarm as it is now. */
  readonly whyNotReady: () => string | null;
  /** Why a request is turned away; null lets it in. */
  readonly refusal: (request: IncomingMessage) => string | null;
  readonly dev: boolean;
  /** Ends what a browser has open under the session that it signed out of. */
  readonly endSession: (id: string) => void;
}

/** Why a request, or a socket's handshake, is turned away; null lets it in. */
export function refusalOf(request: IncomingMessage, allowedHosts: readonly string[]): string | null {
  const { headers, method } = request;
  if (!isAllowedHost(headers.host, allowedHosts)) {
    const name = cleanText(headers.host ?? '(none)', LIMITS.repeatedTextChars);
    return `This server does not know the name ${name}. Start it with ALLOWED_HOSTS naming it.\n`;
  }
  // Every browser names the origin of a POST and of a WebSocket; only a POST must.
  const isGuarded = method === 'POST' || headers.upgrade !== undefined;
  if (isGuarded && !isOwnOrigin(headers, allowedHosts, method !== 'POST')) {
    return 'This request came from a page of another site, or by a proxy that names another Host: see TRUST_PROXY.\n';
  }
  return null;
}

/** Answers what is not the socket's. */
export async function handleRequest(
  parts: HttpParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const target = request.url ?? '/';
  if (!URL.canParse(target, 'http://server'))
    return answerText(response, 400, 'This address cannot be read.\n');
  const { pathname, searchParams } = new URL(target, 'http://server');
  // Before the guard: what asks for health may know this server by any name.
  if (pathname === '/healthz') return answerText(response, 200, 'ok\n');
  if (pathname === '/readyz') {
    const why = parts.whyNotReady();
    return answerText(response, why === null ? 200 : 503, `${why ?? 'ready'}\n`);
  }
  if (pathname === '/metrics' && parts.metrics.anyName) return parts.metrics.answer(request, response);
  const refusal = parts.refusal(request);
  if (refusal !== null) return answerText(response, 403, refusal);

  switch (`${request.method} ${pathname}`) {
    case 'POST /api/sign-in':
      return parts.signIn.byPassword(request, response);
    case 'POST /api/sign-out': {
      const ended = parts.signIn.signOut(request, response);
      if (ended !== null) parts.endSession(ended);
      return;
    }
    case `GET ${PICTURE_PATH}`:
      return parts.firstPicture(request, response);
    case `GET ${LOGS_PATH}`:
      return parts.logs(request, response, searchParams);
    // Browsers ask for it where they have not read yet which icon a page has.
    case 'GET /favicon.ico':
      response.writeHead(302, { Location: 'icon.svg', 'Cache-Control': 'max-age=86400' }).end();
      return;
    case 'GET /metrics':
      return parts.metrics.answer(request, response);
    case 'GET /sign-in': {
      const token = searchParams.get('token');
      if (token !== null) return parts.signIn.byLink(request, response, token);
    }
  }

  const nonce = randomBytes(16).toString('base64');
  const policy = contentSecurityPolicy(nonce, parts.dev);
  // Next takes the nonce for its own scripts from the policy, and the pages for theirs from x-nonce.
  request.headers['x-nonce'] = nonce;
  request.headers['content-security-policy'] = policy;
  response.setHeader('Content-Security-Policy', policy);
  return parts.pages.handle(request, response, pathname, parts.firstAnswer);
}
