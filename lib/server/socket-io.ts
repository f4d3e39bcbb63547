import type { Server as HttpServer } from 'node:http';
import { type DefaultEventsMap, Server, type Socket } from 'socket.io';
import type { DownMessages } from '@/lib/protocol/down';
import type { UpMessages } from '@/lib/protocol/up';
import type { Asker } from './run-action';

export type SocketIo = Server<UpMessages, DownMessages, DefaultEventsMap, BrowserData>;
export type Browser = Socket<UpMessages, DownMessages, DefaultEventsMap, BrowserData>;

interface BrowserData {
  asker: Asker;
  /** A picture is on its way. */
  isServed: boolean;
  /** Messages that wait for the network to take them. */
  backlog: number;
}

/** The room of the browsers whose picture is up to date. */
export const WATCHERS = 'watchers';
/** No page sends longer messages, in bytes: the longest holds a secret of 500 KiB, in base64. */
const MAX_MESSAGE_BYTES = 700 * 1024;

export const createSocketIo = (httpServer: HttpServer): SocketIo =>
  new Server<UpMessages, DownMessages, DefaultEventsMap, BrowserData>(httpServer, {
    serveClient: false,
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    // Other upgrades are the http server's to answer.
    destroyUpgrade: false,
    // What is long comes compressed already, once for every browser. Here it would be done for each, with buffers for each. [P6]
    perMessageDeflate: false,
  });

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
