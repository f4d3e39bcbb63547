import { RegistryError } from './registry-error';
import { isSameHost } from './same-host';

/** How long one request may take: a page waits for it; ms. */
export const PATIENCE_MS = 8_000;
/** A registry that sends on and on is not followed further. */
const MOST_REDIRECTS = 3;

/** An answer, and its text where that is one of success. What else an answer says is not read. */
export interface Got {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/**
 * Gets an answer of at most `longest` bytes within its time. Follows redirects on its own host alone: what is sent along
 * is meant for nobody else, and no other host is asked because an answer says so. Throws `RegistryError`, or the signal's
 * reason.
 */
export async function getText(
  url: URL,
  headers: Readonly<Record<string, string>>,
  longest: number,
  signal: AbortSignal,
): Promise<Got> {
  const limit = AbortSignal.timeout(PATIENCE_MS);
  try {
    return await follow(url, headers, longest, AbortSignal.any([signal, limit]));
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof RegistryError) throw error;
    if (limit.aborted) throw new RegistryError('slow', `no answer in ${PATIENCE_MS / 1_000} s`);
    throw new RegistryError('down', codeOf(error));
  }
}

async function follow(
  home: URL,
  headers: Readonly<Record<string, string>>,
  longest: number,
  signal: AbortSignal,
): Promise<Got> {
  let url = home;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const response = await fetch(url, { headers, signal, redirect: 'manual' });
    const { status } = response;
    if (status === 200) return { status, headers: response.headers, text: await textOf(response, longest) };
    await response.body?.cancel();
    if (!REDIRECTS.includes(status)) return { status, headers: response.headers, text: '' };
    const location = response.headers.get('location') ?? '';
    if (!URL.canParse(location, url)) throw new RegistryError('moved', `HTTP ${status}`);
    const next = new URL(location, url);
    if (!isSameHost(url, next)) throw new RegistryError('moved', `HTTP ${status}`);
    url = next;
  }
  throw new RegistryError('moved', `HTTP 3xx, ${MOST_REDIRECTS + 1} times`);
}

const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];

async function textOf(response: Response, longest: number): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of response.body ?? []) {
    const bytes: Uint8Array = piece;
    size += bytes.length;
    if (size > longest) throw new RegistryError('too-large', `more than ${longest} bytes`);
    pieces.push(bytes);
  }
  return Buffer.concat(pieces).toString();
}

/** The system's code, such as ECONNREFUSED: an error's words may hold addresses, and what was answered. */
function codeOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const code = cause instanceof Error && 'code' in cause ? cause.code : null;
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,40}$/.test(code) ? code : 'no connection';
}
