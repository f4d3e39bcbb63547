import { randomBytes } from 'node:crypto';
import type { Server as HttpServer, IncomingMessage, ServerResponse } from 'node:http';
import type { Observer } from '@/lib/observer/observer';
import type { Hello, Source } from '@/lib/protocol/hello';
import { parseResume, parseRevision } from '@/lib/protocol/parse-resume';
import type { Session } from '@/lib/protocol/session';
import { PROTOCOL_VERSION } from '@/lib/protocol/version';
import type { Outcome } from '@/lib/swarm/operations/outcome';
import type { Answer } from '@/lib/swarm/operations/query';
import { LEAST_ACTION_RULE } from '../access/least-rules';
import type { Permission } from '../access/permission';
import type { SignedSession } from '../access/signed-session';
import type { Asker } from '../access/whom';
import { answerText } from '../http/answer-text';
import { addressOf } from '../http/door';
import { createCrowd } from '../limits/crowd';
import { LIMITS } from '../limits/limits';
import { networkOf } from '../limits/network-of';
import { createWindowCount, WINDOW_MS } from '../limits/window-count';
import type { Logger } from '../telemetry/logger';
import { createFeedBeat } from './feed-beat';
import { guardConnection } from './guard-connection';
import type { EncodedSnapshot } from './snapshot-cache';
import { createSocketIo, type EngineConnection, settle, WATCHERS } from './socket-io';
import { createPictures } from './socket-pictures';

export interface SocketParts {
  readonly httpServer: HttpServer;
  readonly observer: Observer;
  readonly source: Source;
  /** Of the pages that this server sends. */
  readonly build: string;
  readonly permission: Permission;
  /** Why a request is turned away before its handshake; null lets it in. */
  readonly refusal: (request: IncomingMessage) => string | null;
  readonly sessionOf: (cookies: string | undefined) => SignedSession | null;
  readonly act: (asker: Asker, input: unknown) => Promise<Outcome>;
  readonly ask: (asker: Asker, input: unknown) => Promise<Answer>;
  readonly logger: Pick<Logger, 'debug' | 'error'>;
}

export interface SocketServer {
  readonly epoch: string;
  /** How many are connected. */
  readonly browsers: number;
  /** What a browser with this session is greeted with. */
  hello(session: Session): Hello;
  /** The picture as it is now, encoded once for all who ask for it. */
  snapshot(): Promise<EncodedSnapshot>;
  /** Ends the connections of one sign-in; its browsers come back without it. */
  endSession(id: string): void;
  /** Says good-bye, and ends every connection. The http server closes with it. */
  close(): Promise<void>;
}

const CROWDED = 'Too many connections come from this address.\n';

/** Brings the observer's picture to every browser, and their actions to `act`. */
export function startSocket(parts: SocketParts): SocketServer {
  const { observer, permission, logger } = parts;
  const epoch = randomBytes(9).toString('base64url');
  const mayAct = ({ headers }: Pick<IncomingMessage, 'headers'>) =>
    permission.roleRefusal(parts.sessionOf(headers.cookie), LEAST_ACTION_RULE) === null;
  const longestFrom = (request: IncomingMessage) =>
    mayAct(request) ? LIMITS.messageBytes : LIMITS.viewerMessageBytes;
  const io = createSocketIo(parts.httpServer, longestFrom);
  const pictures = createPictures(io, observer, logger);
  const asked = createWindowCount(WINDOW_MS);
  const crowd = createCrowd();

  io.engine.use((request: IncomingMessage, response: ServerResponse, next: () => void) => {
    const refusal = parts.refusal(request);
    const status = refusal !== null ? 403 : crowd.isFull(networkOf(addressOf(request))) ? 429 : null;
    if (status === null) return next();
    // Of a WebSocket it is engine.io's own stand-in, which is cut off without a word.
    answerText(response, status, refusal ?? CROWDED);
  });
  io.engine.on('connection', (connection: EngineConnection) => {
    const network = networkOf(addressOf(connection.request));
    guardConnection(connection, { network, longest: longestFrom(connection.request) }, crowd.traffic);
    crowd.enter(network);
    connection.once('close', () => crowd.leave(network));
  });

  const hello = (session: Session): Hello => ({
    protocol: PROTOCOL_VERSION,
    epoch,
    build: parts.build,
    now: Date.now(),
    // Where Docker is, is part of what is watched.
    source: session.role === null ? { kind: parts.source.kind, endpoint: '' } : parts.source,
    session,
  });

  io.on('connection', (browser) => {
    const { headers, auth } = browser.handshake;
    const asker = { session: parts.sessionOf(headers.cookie), from: addressOf({ headers }) };
    browser.data = { asker, isServed: false, backlog: 0 };
    settle(browser);
    logger.debug({ from: asker.from, browsers: io.sockets.sockets.size }, 'a browser connected');
    browser.on('disconnect', (reason) => logger.debug({ from: asker.from, reason }, 'a browser is gone'));
    const session = permission.of(asker.session);
    browser.emit('hello', hello(session));

    if (asker.session) {
      // It comes back at once, signed out.
      const expiry = setTimeout(() => browser.conn.close(), asker.session.expiresAt - Date.now());
      browser.on('disconnect', () => clearTimeout(expiry));
    }

    // Typed by what a page sends; what arrives can be anything. [P5]
    for (const [message, run] of [
      ['act', parts.act],
      ['ask', parts.ask],
    ] as const) {
      browser.on(message, (input: unknown, answer: unknown) => {
        run(asker, input).then(
          (outcome) => {
            if (typeof answer === 'function') answer(outcome);
          },
          (cause: unknown) => logger.error({ err: cause, message }, 'a browser was not answered'),
        );
      });
    }
    browser.on('error', (cause) => logger.debug({ err: cause }, 'a browser sent what cannot be read'));
    if (session.role === null) return;

    browser.on('resync', (input: unknown) => {
      if (asked.add(browser.id, 1) > LIMITS.picturesPer10s) browser.conn.close();
      else void pictures.serve(browser, parseRevision(input));
    });
    browser.emit('feed', observer.feed);
    const resume = parseResume(auth);
    void pictures.serve(browser, resume?.epoch === epoch ? resume.revision : null); // [P4]
  });

  const beat = createFeedBeat(
    () => observer.feed,
    (feed) => io.to(WATCHERS).emit('feed', feed),
  );
  const unsubscribe = observer.subscribe({
    changed: pictures.changed,
    feed: beat.update,
  });

  return {
    epoch,
    get browsers() {
      return io.sockets.sockets.size;
    },
    hello,
    snapshot: pictures.snapshot,
    endSession(id) {
      for (const browser of io.sockets.sockets.values()) {
        if (browser.data.asker.session?.id === id) browser.conn.close();
      }
    },
    async close() {
      unsubscribe();
      beat.stop();
      io.emit('closing');
      await io.close();
    },
  };
}
