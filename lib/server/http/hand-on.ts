import type { Server as HttpServer } from 'node:http';
import { createServer, type Server } from 'node:net';

/** A server that hands each of its connections on to `server`, as long as that listens. Options as node:http has them. */
export const handOn = (server: HttpServer): Server =>
  createServer({ allowHalfOpen: true, noDelay: true }, (socket) =>
    server.listening ? server.emit('connection', socket) : socket.destroy(),
  );
