import type { Server as HttpServer, IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type DefaultEventsMap, Server, type Socket } from 'socket.io';
import { type ServerOptions, type WebSocket, WebSocketServer } from 'ws';
import type { DownMessages } from '@/lib/protocol/down';
import type { UpMessages } from '@/lib/protocol/up';
import type { Asker } from '../access/whom';
import { LIMITS } from '../limits/limits';

export type SocketIo = Server<UpMessages, DownMessages, DefaultEventsMap, BrowserData>;
export type Browser = Socket<UpMessages, DownMessages, DefaultEventsMap, BrowserData>;
/** engine.io's end of a browser, before socket.io reads anything. */
export type EngineConnection = Browser['conn'];

interface BrowserData {
  asker: Asker;
  /** A picture is on its way. */
  isServed: boolean;
  /** Messages that wait for the network to take them. */
  backlog: number;
}

/** The room of the browsers whose picture is up to date. */
export const WATCHERS = 'watchers';

/** `longestFrom`: how many bytes a message of who asks for a connection may have. */
export const createSocketIo = (
  httpServer: HttpServer,
  longestFrom: (request: IncomingMessage) => number,
): SocketIo =>
  new Server<UpMessages, DownMessages, DefaultEventsMap, BrowserData>(httpServer, {
    serveClient: false,
    // Each request of a poll may reach another replica; no page polls, and what nobody uses is a door less.
    transports: ['websocket'],
    connectTimeout: LIMITS.handshakeMs,
    maxHttpBufferSize: LIMITS.messageBytes,
    wsEngine: webSocketServer(longestFrom),
    // Other upgrades are the http server's to answer.
    destroyUpgrade: false,
    // What is long comes compressed already, once for every browser. Here it would be done for each, with buffers for each. [P6]
    perMessageDeflate: false,
  });

/** ws has one limit for all; a message is not even held where it is longer than who sends it may. [P10] */
const webSocketServer = (longestFrom: (request: IncomingMessage) => number) =>
  class extends WebSocketServer {
    override handleUpgrade(
      request: IncomingMessage,
      socket: Duplex,
      head: Buffer,
      done: (client: WebSocket, request: IncomingMessage) => void,
    ): void {
      // Read as the connection is made, which is at once.
      const options: ServerOptions = this.options;
      options.maxPayload = longestFrom(request);
      super.handleUpgrade(request, socket, head, done);
    }
  };

/** Counts what waits for `browser`, and lets go of its handshake, which weighs as much as everything else. */
export function settle(browser: Browser): void {
  browser.conn.on('packetCreate', () => {
    browser.data.backlog += 1;
  });
  browser.conn.on('drain', () => {
    browser.data.backlog = 0;
  });
  // As socket.io's own advice on memory has it: nobody reads it any more.
  Reflect.deleteProperty(browser.conn, 'request');
}
