import { spawn } from 'node:child_process';
import type { Server as HttpServer } from 'node:http';
import type { Server } from 'node:net';
import { handOn } from './hand-on';

/**
 * Sends the handle that it is given back, as often as it is told, and ends. A bare handle, and no `Server`: that would
 * listen at once, and take connections that nobody answers.
 */
const MIRROR = `process.on('message', (count, handle) => {
  let left = count;
  const sent = () => { if (--left === 0) process.disconnect(); };
  for (let n = 0; n < count; n += 1) process.send(n, handle, sent);
});`;

/** Listening sockets beside a server's own; `close` takes no more connections by them. */
export interface Acceptors {
  /** How many have been added by now. */
  readonly count: number;
  close(): void;
}

/**
 * Has `server` take more than one connection in a turn of the event loop. libuv takes one of each listening socket
 * (uv__server_io, since 1.45), so under a flood of connections a new browser waits as many turns as strangers are before
 * it: seconds, while those who are connected notice nothing. A socket can be had a second time only from another
 * process, which gets it and sends it back. Without that process all is as it was. `listening` feeds `server`.
 */
export function addAcceptors(server: HttpServer, listening: Server, count: number): Acceptors {
  const copies = new Set<Server>();
  let isClosed = false;
  const mirror = spawn(process.execPath, ['-e', MIRROR], {
    env: { NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  mirror.unref();
  mirror.on('error', () => {});
  mirror.on('message', (_, handle) => {
    // What is not listened on is closed with the process that sent it.
    if (isClosed || !handle) return;
    copies.add(handOn(server).listen(handle));
  });
  // Node.js passes its own handles on as it does its servers, and `listen` takes them; the types know only the latter.
  mirror.send(count, Reflect.get(listening, '_handle') as Server, () => {});
  return {
    get count() {
      return copies.size;
    },
    close() {
      isClosed = true;
      if (mirror.connected) mirror.disconnect();
      for (const copy of copies) copy.close();
    },
  };
}
