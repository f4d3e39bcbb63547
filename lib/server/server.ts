import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Clock, delay } from '@/lib/base/time';
import type { Engine } from '@/lib/docker/engine';
import type { Observer } from '@/lib/observer/observer';
import type { Source } from '@/lib/protocol/hello';
import { createAccounts } from './accounts';
import { createMetricsAnswer } from './answer-metrics';
import type { AuditLog } from './audit-log';
import type { Config } from './config';
import { addressOf, admit } from './door';
import { createFirstPicture } from './first-picture';
import { handleRequest, refusalOf } from './http';
import { keepLastLines } from './keep-last-lines';
import { listen } from './listen';
import type { Logger } from './logger';
import { createLogs } from './logs';
import type { Metrics } from './metrics';
import type { Pages } from './pages';
import { createPermission } from './permission';
import { createAnswerers } from './queries';
import { createRateLimit } from './rate-limit';
import { runAction } from './run-action';
import { runQuery } from './run-query';
import { createSessions } from './session';
import { createSignIn } from './sign-in';
import { createSignInLink } from './sign-in-link';
import { startSocket } from './socket';
import { urlOf } from './start-words';
import { whyNotReady } from './why-not-ready';

export interface ServerParts {
  readonly config: Pick<
    Config,
    | 'port'
    | 'host'
    | 'root'
    | 'trust'
    | 'view'
    | 'password'
    | 'users'
    | 'sessionSecret'
    | 'allowedHosts'
    | 'source'
    | 'registry'
    | 'metricsToken'
    | 'minPollMs'
  >;
  readonly source: Source;
  readonly engine: Pick<Engine, 'act' | 'query' | 'logs'>;
  readonly observer: Observer;
  readonly pages: Pages;
  readonly dev: boolean;
  readonly audit: AuditLog;
  readonly metrics: Metrics;
  readonly log: Logger;
  readonly clock: Clock;
  /** Called with each sign-in link that becomes valid after the first. */
  readonly announceLink: (link: string) => void;
}

export interface RunningServer {
  /** Where a browser on this machine finds it. */
  readonly url: string;
  /** null where a password is asked, or nothing. */
  readonly signInLink: string | null;
  /** Says good-bye to the browsers and ends every connection. */
  close(): Promise<void>;
}

/** Starts listening; rejects where it cannot (the port is taken). The parts stay the caller's to stop. */
export async function startServer(parts: ServerParts): Promise<RunningServer> {
  const { config, observer, audit, log, pages } = parts;
  const httpServer = createServer();
  const accounts = createAccounts(config.users, config.password);
  const credentialOf = (name: string) => accounts.find(name)?.credential ?? null;
  const sessions = createSessions(config.sessionSecret, parts.clock, credentialOf);
  const permission = createPermission(config, sessions, accounts);
  // A server that listens on a port has an AddressInfo.
  const url = () => urlOf(config.host, (httpServer.address() as AddressInfo).port) + config.root;
  const linkOf = (token: string) => `${url()}/sign-in?token=${token}`;
  const link =
    permission.signIn === 'link' ? createSignInLink((token) => parts.announceLink(linkOf(token))) : null;
  const signIn = createSignIn({
    sessions,
    accounts,
    way: permission.signIn,
    link,
    limit: createRateLimit(SIGN_INS, 60),
    audit,
    // Cookies do not keep the ports of one host apart; their names do.
    cookie: `swarmscope-${config.port}`,
    root: config.root,
  });

  const refusals = createRateLimit(REFUSALS_LOGGED, 60);
  const refusal = (request: IncomingMessage) => {
    const why = refusalOf(request, config.allowedHosts);
    if (why !== null) {
      const { host, origin } = request.headers;
      const told = { from: addressOf(request), host, origin, why: why.trim() };
      void refusals.take('').then((wait) => wait === 0 && log.warn(told, 'a browser was refused'));
    }
    return why;
  };

  const stopping = new AbortController();
  const kept = keepLastLines({ ...parts, clock: () => performance.now(), signal: stopping.signal });
  const actions = { ...parts, permission, limit: createRateLimit(ACTIONS, 10) };
  const queries = { ...actions, limit: createRateLimit(QUERIES, 10), answerers: createAnswerers(parts) };
  const socket = startSocket({
    httpServer,
    observer,
    source: parts.source,
    permission,
    refusal,
    sessionOf: signIn.sessionOf,
    async act(asker, input) {
      const outcome = await runAction(actions, asker, input, stopping.signal);
      parts.metrics.acted(outcome);
      return outcome;
    },
    ask: (asker, input) => runQuery(queries, asker, input, stopping.signal),
    log,
  });
  const http = {
    pages,
    signIn,
    firstPicture: createFirstPicture({ socket, permission, sessionOf: signIn.sessionOf }),
    logs: createLogs({
      ...parts,
      ...config,
      kept,
      permission,
      sessionOf: signIn.sessionOf,
      signal: stopping.signal,
    }),
    metrics: createMetricsAnswer({
      ...parts,
      socket,
      permission,
      sessionOf: signIn.sessionOf,
      token: config.metricsToken,
    }),
    whyNotReady: () => whyNotReady(observer.feed, parts.clock(), config.minPollMs),
    refusal,
    dev: parts.dev,
    endSession: socket.endSession,
  };
  httpServer.on('request', (request, response) => {
    if (request.url?.startsWith(SOCKET_PATH)) return;
    handleRequest(http, request, response).catch((cause: unknown) => {
      log.error({ err: cause, url: request.url }, 'a request could not be answered');
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  httpServer.on('upgrade', (request, connection, head) => {
    if (request.url?.startsWith(SOCKET_PATH)) return;
    if (refusal(request) !== null || !pages.upgrade(request, connection, head)) connection.destroy();
  });
  // Before everybody else, the socket too.
  const admitOne = (request: IncomingMessage) => admit(request, config.root, config.trust);
  httpServer.prependListener('request', admitOne);
  httpServer.prependListener('upgrade', admitOne);

  await listen(httpServer, config.port, config.host);
  return {
    url: url(),
    signInLink: link && linkOf(link.token),
    async close() {
      stopping.abort();
      const closed = socket.close();
      await Promise.race([closed, delay(GRACE_MS)]);
      httpServer.closeAllConnections();
      await closed;
    },
  };
}

/** How long answers that are on their way may take at the end. */
const GRACE_MS = 500;
const SOCKET_PATH = '/socket.io/';
/** In a minute: a page that is refused tries again and again. */
const REFUSALS_LOGGED = 10;
/** In a minute from one address. */
const SIGN_INS = 10;
/** In 10 s from one session. */
const ACTIONS = 60;
const QUERIES = 100;
