import { STATUS_CODES } from 'node:http';
import type { ProblemKind } from '@/lib/swarm/picture/problem';
import { DockerError } from './docker-error';
import { proxySettings } from './proxy-settings';
import type { Reply, Request } from './wire';

/** Docker's words, as moby and swarmkit write them, and what they mean for watching. No pattern takes words that it does not name. */
const WORDS: readonly (readonly [RegExp, ProblemKind])[] = [
  [/does not have a leader|no elected leader|lost leader/i, 'no-leader'],
  [/needs to be unlocked/i, 'locked'],
  [/certificates have expired/i, 'certificates-expired'],
  [/Worker nodes can't be used/i, 'worker'],
  [/being prepared|has trouble connecting/i, 'starting'],
  [/not a swarm manager|not part of a swarm/i, 'no-swarm'],
  [/HTTP request to an HTTPS server/i, 'tls'],
  [/client version [\d.]+ is too (old|new)/i, 'too-old'],
  [/context deadline exceeded/i, 'timeout'],
];

/**
 * Any answer to `request` but a success, as an error: by Docker's words if they are Docker's, else by who must have
 * said it. Of what is not Docker's JSON nothing is repeated but known words: it may be anybody's page.
 */
export function refusal(
  reply: Pick<Reply, 'status' | 'text'>,
  request: Pick<Request, 'method' | 'path'>,
): DockerError {
  const said = messageOf(reply.text);
  const [known, words] = knownIn(said ?? reply.text.slice(0, BEGINNING));
  const kind =
    known ??
    (said === null ? kindOfStranger(reply.status) : reply.status === 403 ? 'proxy-forbidden' : 'unknown');
  const status = `${reply.status} ${STATUS_CODES[reply.status] ?? ''}`.trim();
  const message = said ?? words ?? `HTTP ${status}`;
  // An authorization plugin of Docker's own is told as proxies are, but its words are all that there is to say.
  if (kind !== 'proxy-forbidden' || said !== null) return new DockerError({ kind, message }, reply.status);
  const { method, path } = request;
  const needs = `${method} ${path} needs ${proxySettings(request).join(' and ')}`;
  const withheld = method === 'GET' ? 'reading' : 'change';
  return new DockerError({ kind, message: `${needs}: ${status}` }, reply.status, { withheld });
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

/** Where a page must say what it is. */
const BEGINNING = 5_000;

/** What Docker's words in `text` mean, and the words. */
function knownIn(text: string): readonly [ProblemKind, string] | readonly [] {
  for (const [pattern, kind] of WORDS) {
    const [words] = pattern.exec(text) ?? [];
    if (words) return [kind, words];
  }
  return [];
}
