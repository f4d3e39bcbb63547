import type { ProblemKind } from '@/lib/swarm/problem';
import { DockerError } from './docker-error';
import { proxySettings } from './proxy-settings';
import type { Reply, Request } from './wire';

/** Docker's words, as moby and swarmkit write them, and what they mean for watching. */
const WORDS: readonly (readonly [RegExp, ProblemKind])[] = [
  [/does not have a leader|no elected leader|lost leader/i, 'no-leader'],
  [/needs to be unlocked/i, 'locked'],
  [/certificates have expired/i, 'certificates-expired'],
  [/Worker nodes can't be used/i, 'worker'],
  [/being prepared|has trouble connecting/i, 'starting'],
  [/not a swarm manager|not part of a swarm/i, 'no-swarm'],
  [/HTTP request to an HTTPS server/i, 'tls'],
  [/client version .* is too (old|new)/i, 'too-old'],
  [/context deadline exceeded/i, 'timeout'],
];

/**
 * Any answer to `request` but a success, as an error: by Docker's words if they are Docker's, else by who must have
 * said it.
 */
export function refusal(
  reply: Pick<Reply, 'status' | 'text'>,
  request: Pick<Request, 'method' | 'path'>,
): DockerError {
  const said = messageOf(reply.text);
  const message = said ?? plainText(reply.text) ?? `HTTP ${reply.status}`;
  const known = WORDS.find(([words]) => words.test(message))?.[1];
  const kind =
    known ??
    (said === null ? kindOfStranger(reply.status) : reply.status === 403 ? 'proxy-forbidden' : 'unknown');
  // An authorization plugin of Docker's own is told as proxies are, but its words are all that there is to say.
  if (kind !== 'proxy-forbidden' || said !== null) return new DockerError({ kind, message }, reply.status);
  const { method, path } = request;
  const needs = `${method} ${path} needs ${proxySettings(request).join(' and ')}`;
  const withheld = method === 'GET' ? 'reading' : 'change';
  return new DockerError({ kind, message: `${needs}: ${message}` }, reply.status, { withheld });
}

/** The `message` of Docker's `{"message": …}`, null where the body is something else. */
function messageOf(text: string): string | null {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null && 'message' in body && typeof body.message === 'string'
      ? body.message
      : null;
  } catch {
    return null;
  }
}

/** Not Docker's JSON: a proxy before it, or no Docker at all. */
function kindOfStranger(status: number): ProblemKind {
  if (status === 401 || status === 403) return 'proxy-forbidden';
  return status === 502 || status === 503 || status === 504 ? 'proxy-down' : 'garbage';
}

/** A page's words without its markup, short enough to show. */
function plainText(body: string): string | null {
  const words = body
    .slice(0, 5_000)
    .replace(/<(style|script|title)\b[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return words ? words.slice(0, 200) : null;
}
