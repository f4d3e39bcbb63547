import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, sep } from 'node:path';
import { gzipAside, takesGzip } from '../http/compress';
import type { Rename } from './root-names';

/** What Next.js built for browsers, compressed once and kept; its own way takes ten times as long for each file. */
export interface StaticFiles {
  /** Answers where the path is a file of the build; false leaves it to others. */
  handle(request: IncomingMessage, response: ServerResponse, pathname: string): boolean;
}

interface Kept {
  readonly plain: Buffer;
  /** null where it gains nothing: fonts and pictures are compressed. */
  readonly gzipped: Buffer | null;
}

const PREFIX = '/_next/static/';
const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'application/javascript; charset=utf-8',
  '.woff2': 'font/woff2',
};
const TEXT = ['.css', '.js'];

/** `folder` holds the build's static files, whose names change with their content; the root in them is renamed. */
export function createStaticFiles(folder: string, rename: Rename): StaticFiles {
  const files = new Map<string, Promise<Kept> | null>();
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (extname(path) in TYPES) files.set(PREFIX + path.split(sep).join('/'), null);
  }

  async function load(pathname: string): Promise<Kept> {
    const bytes = await readFile(join(folder, pathname.slice(PREFIX.length)));
    if (!TEXT.includes(extname(pathname))) return { plain: bytes, gzipped: null };
    const plain = Buffer.from(rename(bytes.toString()));
    return { plain, gzipped: await gzipAside(plain, { level: 9 }) };
  }

  return {
    handle(request, response, pathname) {
      const isReading = request.method === 'GET' || request.method === 'HEAD';
      const kept = files.get(pathname);
      if (!isReading || kept === undefined) return false;
      const file = kept ?? load(pathname);
      files.set(pathname, file);
      file.then(
        ({ plain, gzipped }) => {
          const body = gzipped && takesGzip(request) ? gzipped : plain;
          response.writeHead(200, {
            'Content-Type': TYPES[extname(pathname)],
            'Content-Length': body.length,
            'Cache-Control': 'public, max-age=31536000, immutable',
            ...(gzipped && { Vary: 'Accept-Encoding' }),
            ...(body === gzipped && { 'Content-Encoding': 'gzip' }),
          });
          response.end(request.method === 'HEAD' ? undefined : body);
        },
        // The build went away under a running server.
        () => response.writeHead(500).end(),
      );
      return true;
    },
  };
}
