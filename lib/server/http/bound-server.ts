import { IncomingMessage, Server, type ServerOptions, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { LIMITS } from '../limits/limits';
import { networkOf } from '../limits/network-of';
import { createTally } from '../limits/tally';
import { withoutMapping } from './door';

type ServerLimits = Pick<
  typeof LIMITS,
  'headersMs' | 'requestMs' | 'keepAliveMs' | 'silenceMs' | 'connections' | 'networkConnections'
>;
type Numbers<T> = { readonly [K in keyof T]: number };

/** How often Node looks for requests that are late. */
const CHECKS_EACH = 5;

/**
 * A server on which no client can wait without an end: who sends slowly, or nothing, is answered 408 or cut off, and so
 * is who reads nothing. An answer may take as long as it likes while something of it is sent now and then; what became
 * a WebSocket is the socket's to watch. Nobody takes all connections: `isProxy` tells whose stand for many networks.
 */
export function createBoundServer(
  given: Partial<Numbers<ServerLimits>> = {},
  isProxy: (address: string) => boolean = () => false,
): Server {
  const limits: Numbers<ServerLimits> = { ...LIMITS, ...given };
  const options = {
    headersTimeout: limits.headersMs,
    requestTimeout: limits.requestMs,
    keepAliveTimeout: limits.keepAliveMs,
    connectionsCheckingInterval: Math.ceil(limits.headersMs / CHECKS_EACH),
  };
  const server = new OneByOneServer(options);
  server.timeout = limits.silenceMs;
  // Beyond so many Node leaves headers out without a word, also what a proxy adds. The head's length bounds them.
  server.maxHeadersCount = 0;

  // Not maxConnections, which counts those of one listening socket.
  const connected = createTally();
  server.prependListener('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? '';
    const network = isProxy(address) ? null : networkOf(withoutMapping(address));
    // Those of proxies count for all alone.
    const key = network ?? 'a trusted proxy';
    socket.once('close', () => connected.add(key, -1));
    const own = connected.add(key, 1);
    if (connected.all > limits.connections || (network !== null && own > limits.networkConnections))
      socket.destroy();
  });
  return server;
}

/** Connections with a request that is not answered yet. */
const busy = new WeakSet<Socket>();

/**
 * A request that comes before the one before it was answered passes for one that leaves HTTP, after which Node reads no
 * further. As requests it would begin all that arrived in one piece, some thousand.
 */
class Request extends IncomingMessage {
  readonly isEarly: boolean;
  #leaves = false;

  constructor(socket: Socket) {
    super(socket);
    this.isEarly = busy.has(socket);
  }
  get upgrade(): boolean {
    return this.isEarly || this.#leaves;
  }
  set upgrade(leaves: boolean) {
    // Node's own constructor sets it first, before this class has fields.
    if (#leaves in this) this.#leaves = leaves;
  }
}

/** Ends a connection on which a request comes early: browsers and proxies send one at a time. */
class OneByOneServer extends Server<typeof Request> {
  constructor(options: ServerOptions) {
    super({ ...options, IncomingMessage: Request });
    // Where nobody listens, Node takes what leaves HTTP for a request.
    this.on('upgrade', (_, socket) => {
      if (this.listenerCount('upgrade') === 1) socket.destroy();
    });
  }

  // Before anybody hears of it, whoever listens.
  override emit(event: string, ...args: unknown[]): boolean {
    const [request, response] = args;
    if (event === 'upgrade' && request instanceof Request && request.isEarly) {
      request.socket.destroy();
      return true;
    }
    if (request instanceof Request && response instanceof ServerResponse) {
      const { socket } = request;
      busy.add(socket);
      response.once('close', () => busy.delete(socket));
    }
    return super.emit(event, ...args);
  }
}
