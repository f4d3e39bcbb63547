import { readFileSync } from 'node:fs';
import { type IncomingMessage, Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { DEMO_HEADER } from '@/lib/protocol/first-answer';
import type { Render } from './ask-next';
import type { FirstAnswerFor } from './first-answer';
import { type AnswerPage, createPageCache } from './page-cache';
import { createPageRoutes } from './page-routes';
import { renaming, underRoot } from './root-names';
import { createStaticFiles } from './static-files';

/** What renders the pages. */
export interface Pages {
  /** Names the build, as a page of it knows it; empty in development, where pages change as they like. */
  readonly build: string;
  handle(
    request: IncomingMessage,
    response: ServerResponse,
    pathname: string,
    answerFor: FirstAnswerFor,
  ): Promise<void>;
  /** For the development server's own socket; false where nobody wants it. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  close(): Promise<void>;
}

export interface PagesOptions {
  /** The folder with `app` and the build. */
  readonly dir: string;
  /** The build's folder within `dir`. */
  readonly distDir: string;
  readonly dev: boolean;
  readonly port: number;
  /** Below which the browsers find the pages; empty where that is the host's own. */
  readonly root: string;
  /** Whether the swarm is the embedded one: pages say so before they hear of it. */
  readonly isDemo: boolean;
}

/** Prepares Next.js; throws where the build is missing. */
export async function preparePages({ dir, distDir, dev, port, root, isDemo }: PagesOptions): Promise<Pages> {
  process.env.NEXT_TELEMETRY_DISABLED = '1';
  // In development the configuration reads CTX_ROOT itself.
  const built = dev ? root : takeBuiltConfig(join(dir, distDir)).basePath;
  const rename = renaming(built, root);
  const { default: next } = await import('next');
  // Next listens for upgrades on the server that it is given. An idle one, so that it sees only those meant for it.
  const httpServer = new Server();
  const app = next({ dev, dir, port, quiet: false, httpServer });
  await app.prepare();
  const staticFiles = dev ? null : createStaticFiles(join(dir, distDir, 'static'), rename);
  const answer = app.getRequestHandler();
  const renderBuilt: Render = (request, response) => {
    request.url = underRoot(built, request.url ?? '/');
    // Whatever a visitor says.
    request.headers[DEMO_HEADER] = isDemo ? '1' : '0';
    return answer(request, response);
  };
  // In development a page comes without the swarm, and fetches it.
  const render: AnswerPage = dev
    ? renderBuilt
    : createPageCache({
        render: renderBuilt,
        rename,
        routes: createPageRoutes(join(dir, 'public')),
      });
  return {
    build: dev ? '' : readFileSync(join(dir, distDir, 'BUILD_ID'), 'utf8'),
    handle: async (request, response, pathname, answerFor) => {
      if (!staticFiles?.handle(request, response, pathname)) await render(request, response, answerFor);
    },
    upgrade(request, socket, head) {
      request.url = underRoot(built, request.url ?? '/');
      return dev && httpServer.emit('upgrade', request, socket, head);
    },
    close: () => app.close(),
  };
}

/**
 * Has Next use the configuration that it was built with, as its standalone server does: no configuration file is loaded
 * at start, and the image needs none of what would load it. The variable is Next's private one: a test boots a build.
 */
function takeBuiltConfig(buildDir: string): { readonly basePath: string } {
  const { config } = JSON.parse(readFileSync(join(buildDir, 'required-server-files.json'), 'utf8'));
  process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(config);
  return config;
}
