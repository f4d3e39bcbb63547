import { setMaxListeners } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { type Clock, delay } from '@/lib/base/time';
import type { Engine } from '@/lib/docker/engine';
import type { Observer } from '@/lib/observer/observer';
import { DENSITY_COOKIE } from '@/lib/protocol/first-answer';
import type { Source } from '@/lib/protocol/hello';
import { pickDensity } from '@/lib/swarm/layout/density';
import { createAccounts } from './access/accounts';
import type { AuditLog } from './access/audit-log';
import { createGuessLimit } from './access/guess-limit';
import { createPermission } from './access/permission';
import { createRateLimit } from './access/rate-limit';
import { createSignIn } from './access/sign-in';
import { createSignInLink } from './access/sign-in-link';
import { createSessions } from './access/signed-session';
import { createMetricsAnswer } from './answer-metrics';
import type { Config } from './config/config';
import { keepLastLines } from './container-logs/keep-last-lines';
import { createLogPlaces } from './container-logs/log-places';
import { createLogs } from './container-logs/logs';
import { handleRequest, refusalOf } from './http';
import { createBoundServer } from './http/bound-server';
import { readCookie } from './http/cookie';
import { addressOf, admit } from './http/door';
import { listen } from './http/listen';
import { addAcceptors } from './http/more-acceptors';
import { SECURITY_HEADERS } from './http/security-headers';
import { LIMITS } from './limits/limits';
import type { Pages } from './next/pages';
import { createDeployPlaces } from './operations/deploy-places';
import { handleAction } from './operations/handle-action';
import { handleQuery } from './operations/handle-query';
import { keepHistory } from './operations/keep-history';
import { createAnswerers } from './operations/queries';
import { shareAnswers } from './operations/share-answers';
import { createFirstDrawing } from './picture/first-drawing';
import { createFirstPicture } from './picture/first-picture';
import { startSocket } from './picture/socket';
import { urlOf } from './start/start-words';
import type { Logger } from './telemetry/logger';
import type { Metrics } from './telemetry/metrics';
import { whyNotReady } from './telemetry/why-not-ready';

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
  readonly logger: Logger;
  readonly clock: Clock;
  /** Listening sockets to add to each; absent: none. */
  readonly acceptors?: number;
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
  const { config, observer, audit, logger, pages } = parts;
  const httpServer = createBoundServer(LIMITS, (address) => config.trust(address, 0));
  const accounts = createAccounts(config);
  const credentialOf = (name: string) => accounts.find(name)?.credential ?? null;
  const sessions = createSessions(config.sessionSecret, parts.clock, credentialOf);
  const permission = createPermission(config, sessions, accounts);
  const linkOf = (token: string) => `${url}/sign-in?token=${token}`;
  const link =
    permission.signIn === 'link' ? createSignInLink((token) => parts.announceLink(linkOf(token))) : null;
  const signIn = createSignIn({
    sessions,
    accounts,
    way: permission.signIn,
    link,
    // A clock that nobody sets.
    guesses: createGuessLimit(() => performance.now()),
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
      void refusals.take('').then((wait) => wait === 0 && logger.warn(told, 'a browser was refused'));
    }
    return why;
  };

  const stopping = new AbortController();
  // All that is under way listens to it; Node.js would call eleven of them a leak, in the log.
  setMaxListeners(0, stopping.signal);
  const kept = keepLastLines({ ...parts, clock: () => performance.now(), signal: stopping.signal });
  const actions = {
    ...parts,
    permission,
    limit: createRateLimit(LIMITS.actionsPer10s, 10),
    deploys: createDeployPlaces(),
  };
  const history = keepHistory(observer, parts.clock);
  const answerers = createAnswerers({ ...parts, history });
  const queries = {
    ...actions,
    limit: createRateLimit(LIMITS.queriesPer10s, 10),
    answerers,
    viewersAnswerers: shareAnswers(answerers),
  };
  const socket = startSocket({
    httpServer,
    observer,
    source: parts.source,
    build: pages.build,
    permission,
    refusal,
    sessionOf: signIn.sessionOf,
    async act(asker, input) {
      const outcome = await handleAction(actions, asker, input, stopping.signal);
      parts.metrics.acted(outcome);
      return outcome;
    },
    ask: (asker, input) => handleQuery(queries, asker, input, stopping.signal),
    logger,
  });
  const logPlaces = createLogPlaces();
  const firstDrawing = createFirstDrawing(observer, socket.hello);
  const http = {
    pages,
    signIn,
    firstAnswer({ headers }: IncomingMessage) {
      const session = permission.of(signIn.sessionOf(headers.cookie));
      const density = pickDensity(readCookie(headers.cookie, DENSITY_COOKIE));
      const drawn = firstDrawing.for(session, density);
      return drawn && { drawn, hello: socket.hello(session) };
    },
    firstPicture: createFirstPicture({ socket, permission, sessionOf: signIn.sessionOf }),
    logs: createLogs({
      ...parts,
      ...config,
      kept,
      permission,
      sessionOf: signIn.sessionOf,
      places: logPlaces,
      limit: createRateLimit(LIMITS.logReadsPer10s, 10),
      stalledMs: LIMITS.logStalledMs,
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
    endSession(id: string) {
      socket.endSession(id);
      logPlaces.endSession(id);
    },
  };
  httpServer.on('request', (request, response) => {
    if (request.url?.startsWith(SOCKET_PATH)) return;
    handleRequest(http, request, response).catch((cause: unknown) => {
      logger.error({ err: cause, url: request.url }, 'a request could not be answered');
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
  httpServer.prependListener('request', (request, response) => {
    admitOne(request);
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
  });
  httpServer.prependListener('upgrade', admitOne);

  const listening = await listen(httpServer, config.port, config.host);
  const url = urlOf(listening.host, listening.port) + config.root;
  const { acceptors: more = 0 } = parts;
  const acceptors = more > 0 ? listening.sockets.map((each) => addAcceptors(httpServer, each, more)) : [];
  return {
    url,
    signInLink: link && linkOf(link.token),
    async close() {
      stopping.abort();
      history.stop();
      listening.close();
      for (const each of acceptors) each.close();
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
