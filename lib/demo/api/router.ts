import type { IncomingMessage, ServerResponse } from 'node:http';
import { ApiError } from '../control/api-error';
import { API_VERSION, ENGINE_VERSION, MIN_API_VERSION } from '../objects/engine-version';
import type { Swarm } from '../swarm/swarm';
import { createReply, type Reply } from './reply';

/** Bodies are small: specs, and configs of at most 1 MB in base64. */
const MAX_BODY = 4 * 1024 * 1024;

export interface ApiRequest {
  readonly swarm: Swarm;
  readonly query: URLSearchParams;
  /** The pattern's `:name` as it stands in the path, decoded. */
  param(name: string): string;
  /** The query says yes to it: `1` or `true`. */
  isOn(name: string): boolean;
  /** The parsed body. Throws ApiError 400 for JSON that is none. */
  body(): Promise<unknown>;
  readonly reply: Reply;
}

export interface Route {
  readonly method: string;
  /** `/services/:id`; `:name*` takes slashes too. */
  readonly path: string;
  handle(request: ApiRequest): void | Promise<void>;
}

interface Compiled extends Route {
  readonly pattern: RegExp;
}

/** Answers requests by the first route that fits, with or without a version before the path. */
export function createRouter(swarm: Swarm, routes: readonly Route[]) {
  const compiled: Compiled[] = routes.map((route) => ({ ...route, pattern: compile(route.path) }));
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const reply = createReply(response, request.method === 'HEAD');
    reply.header('Api-Version', API_VERSION);
    reply.header('Docker-Experimental', 'false');
    reply.header('Ostype', 'linux');
    reply.header('Server', `Docker/${ENGINE_VERSION} (linux)`);
    try {
      const url = new URL(request.url ?? '/', 'http://docker');
      const path = withoutVersion(url.pathname);
      for (const route of compiled) {
        const match = route.method === request.method ? route.pattern.exec(path) : null;
        if (!match) continue;
        await route.handle({
          swarm,
          query: url.searchParams,
          param: (name) => decode(match.groups?.[name] ?? ''),
          isOn: (name) => ['1', 'true'].includes(url.searchParams.get(name) ?? ''),
          body: () => readBody(request),
          reply,
        });
        return;
      }
      throw new ApiError(404, 'page not found');
    } catch (error) {
      if (error instanceof ApiError) reply.json(error.status, { message: error.message });
      else reply.json(500, { message: error instanceof Error ? error.message : String(error) });
    }
  };
}

function withoutVersion(path: string): string {
  const match = /^\/v(\d+)\.(\d+)(\/.*)$/.exec(path);
  if (!match) return path;
  const [, major, minor, rest = '/'] = match;
  const version = `${major}.${minor}`;
  if (compareVersions(version, API_VERSION) > 0) {
    throw new ApiError(
      400,
      `client version ${version} is too new. Maximum supported API version is ${API_VERSION}`,
    );
  }
  if (compareVersions(version, MIN_API_VERSION) < 0) {
    throw new ApiError(
      400,
      `client version ${version} is too old. Minimum supported API version is ${MIN_API_VERSION}, please upgrade your client to a newer version`,
    );
  }
  return rest;
}

function compareVersions(a: string, b: string): number {
  const [majorA = 0, minorA = 0] = a.split('.').map(Number);
  const [majorB = 0, minorB = 0] = b.split('.').map(Number);
  return majorA - majorB || minorA - minorB;
}

function compile(path: string): RegExp {
  const source = path.replace(/:(\w+)\*/g, '(?<$1>.+)').replace(/:(\w+)/g, '(?<$1>[^/]+)');
  return new RegExp(`^${source}$`);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new ApiError(400, `invalid URL escape "${text}"`);
  }
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > MAX_BODY) throw new ApiError(400, 'http: request body too large');
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  if (text.trim() === '') throw new ApiError(400, 'got EOF while reading request body');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ApiError(400, error instanceof Error ? error.message : 'invalid JSON');
  }
}
