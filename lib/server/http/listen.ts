import type { Server } from 'node:http';
import type { AddressInfo, Server as NetServer } from 'node:net';
import { handOn } from './hand-on';

/** Where a server listens. */
export interface Listening {
  readonly port: number;
  /** `localhost`, or the address that HOST stands for. */
  readonly host: string;
  /** The listening sockets: of each address one. */
  readonly sockets: readonly NetServer[];
  /** Takes no more connections; those that there are stay. */
  close(): void;
}

/** As resolvers read it. */
const LOCALHOST = /^localhost\.?$/i;
/** PORT=0 takes a free one, which may be another's on the other loopback address. */
const TRIES = 20;

/**
 * Starts listening; rejects where it cannot. `::` is every address of both families, or of the one that there is.
 * `localhost` is both loopback addresses, as browsers take either: one that was left out would be another user's to
 * answer.
 */
export async function listen(server: Server, port: number, host: string): Promise<Listening> {
  if (LOCALHOST.test(host)) return listenOnLoopbacks(server, port);
  try {
    await on(server, port, host);
  } catch (cause) {
    if (host !== '::' || !isNoIPv6(cause)) throw cause;
    await on(server, port, '0.0.0.0');
  }
  return { ...boundTo(server), sockets: [server], close: () => {} };
}

async function listenOnLoopbacks(server: Server, port: number): Promise<Listening> {
  for (let left = TRIES; ; left -= 1) {
    // One http server answers both, with the same limits.
    const second = handOn(server);
    const hasSecond = await on(second, port, '::1').then(
      () => true,
      (cause: unknown) => {
        if (isNoIPv6(cause)) return false;
        throw cause;
      },
    );
    try {
      // Last, as a server that listened once says so to who waits for its end.
      await on(server, hasSecond ? portOf(second) : port, '127.0.0.1');
      const sockets = hasSecond ? [server, second] : [server];
      return { port: portOf(server), host: 'localhost', sockets, close: () => void second.close() };
    } catch (cause) {
      second.close();
      if (port !== 0 || left === 0 || codeOf(cause) !== 'EADDRINUSE') throw cause;
    }
  }
}

const on = (server: NetServer, port: number, address: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, address, () => {
      server.off('error', reject);
      resolve();
    });
  });

const boundTo = (server: NetServer): { readonly port: number; readonly host: string } => {
  // A server that listens on a port has an AddressInfo.
  const { port, address } = server.address() as AddressInfo;
  return { port, host: address };
};

const portOf = (server: NetServer): number => boundTo(server).port;

const codeOf = (cause: unknown): unknown => (cause instanceof Error && 'code' in cause ? cause.code : null);

/** The kernel has no IPv6, or it is turned off. */
const isNoIPv6 = (cause: unknown): boolean =>
  codeOf(cause) === 'EAFNOSUPPORT' || codeOf(cause) === 'EADDRNOTAVAIL';
