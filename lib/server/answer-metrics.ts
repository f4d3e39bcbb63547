import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Observer } from '@/lib/observer/observer';
import type { Permission } from './access/permission';
import type { SignIn } from './access/sign-in';
import { isSameSecret } from './access/signed-session';
import { answerText } from './http/answer-text';
import type { SocketServer } from './picture/socket';
import type { Metrics } from './telemetry/metrics';

interface MetricsAnswerParts {
  readonly metrics: Metrics;
  readonly observer: Observer;
  readonly socket: Pick<SocketServer, 'browsers'>;
  readonly permission: Pick<Permission, 'of'>;
  readonly sessionOf: SignIn['sessionOf'];
  /** What alone opens the metrics; null: who may watch may read them. */
  readonly token: string | null;
}

export interface MetricsAnswer {
  /**
   * Whether the name that a request came by says nothing. It guards what a browser may read, against a site whose name
   * was pointed here; no browser sends a token by itself. Prometheus finds replicas by `tasks.visualizer` and asks them
   * by address, or by a name without a dot, which are always known; any other name must be in ALLOWED_HOSTS, or there
   * must be a token.
   */
  readonly anyName: boolean;
  answer(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

/** Reading walks through every task; however many ask, this often at most. */
const FRESH_MS = 500;

/** Answers `GET /metrics`. */
export function createMetricsAnswer(parts: MetricsAnswerParts): MetricsAnswer {
  const { metrics, permission, token } = parts;
  let last: { readonly at: number; readonly text: Promise<string> } | null = null;
  const read = () => {
    const now = performance.now();
    if (last === null || now - last.at >= FRESH_MS)
      last = { at: now, text: metrics.read({ observer: parts.observer, browsers: parts.socket.browsers }) };
    return last.text;
  };

  const refusal = ({ headers }: IncomingMessage): string | null => {
    if (token !== null) {
      const given = /^Bearer +(.+)$/i.exec(headers.authorization ?? '')?.[1] ?? '';
      return isSameSecret(given, token)
        ? null
        : 'This needs the token: Authorization: Bearer METRICS_TOKEN.\n';
    }
    if (permission.of(parts.sessionOf(headers.cookie)).role !== null) return null;
    return 'Watching needs a sign-in here. Set METRICS_TOKEN for what cannot sign in.\n';
  };

  return {
    anyName: token !== null,
    async answer(request, response) {
      response.setHeader('Cache-Control', 'no-store');
      const why = refusal(request);
      if (why !== null) {
        if (token !== null) response.setHeader('WWW-Authenticate', 'Bearer realm="metrics"');
        return answerText(response, 401, why);
      }
      const text = await read();
      response.writeHead(200, { 'Content-Type': metrics.contentType }).end(text);
    },
  };
}
