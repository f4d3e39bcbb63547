import type { IncomingMessage, ServerResponse } from 'node:http';
import { HELLO_HEADER } from '@/lib/protocol/hello';
import type { Permission } from '../access/permission';
import type { SignIn } from '../access/sign-in';
import type { SocketServer } from './socket';

interface FirstPictureParts {
  readonly socket: Pick<SocketServer, 'hello' | 'snapshot'>;
  readonly permission: Pick<Permission, 'of'>;
  readonly sessionOf: SignIn['sessionOf'];
}

export type FirstPicture = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * Answers a page that is being opened with the socket's hello (in a header) and snapshot: the browser fetches them while
 * it still reads the page's scripts, and the socket goes on from there. 204: not for who may not watch.
 */
export const createFirstPicture =
  ({ socket, permission, sessionOf }: FirstPictureParts): FirstPicture =>
  async (request, response) => {
    const session = permission.of(sessionOf(request.headers.cookie));
    response.setHeader('Cache-Control', 'no-store');
    if (session.role === null) {
      response.writeHead(204).end();
      return;
    }
    const { bytes } = await socket.snapshot();
    response.writeHead(200, {
      'Content-Type': 'application/json',
      'Content-Encoding': 'gzip',
      'Content-Length': bytes.byteLength,
      // Headers hold no more than ASCII.
      [HELLO_HEADER]: encodeURIComponent(JSON.stringify(socket.hello(session))),
    });
    response.end(Buffer.from(bytes));
  };
