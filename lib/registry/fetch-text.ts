import type { RegistryFailure } from '@/lib/swarm/registry';
import type { Credentials } from './credentials';

/** Why a registry gave no answer that could be used. */
export class RegistryError extends Error {
  constructor(
    readonly kind: RegistryFailure,
    message: string,
  ) {
    super(message);
  }
}

/** A manifest list or a catalogue of thousands is below it. */
const LONGEST = 4 * 1024 * 1024;
/** A page waits for it, so not long; ms. */
export const PATIENCE_MS = 8_000;

export interface Fetched {
  readonly text: string;
  readonly headers: Headers;
}

/** Gets a whole answer within its limits. Signs in where that is asked for. Throws `RegistryError`, or the signal's reason. */
export async function fetchText(
  url: URL,
  credentials: Credentials,
  accept: string,
  signal: AbortSignal,
): Promise<Fetched> {
  const first = await get(url, { accept, ...basic(credentials) }, signal);
  const token = first.status === 401 ? await bearer(first.headers, credentials, signal) : null;
  const answer = token ? await get(url, { accept, authorization: `Bearer ${token}` }, signal) : first;
  if (answer.status === 401 || answer.status === 403)
    throw new RegistryError('sign-in', `HTTP ${answer.status}`);
  if (answer.status === 404) throw new RegistryError('gone', 'HTTP 404');
  if (answer.status !== 200)
    throw new RegistryError(answer.status >= 500 ? 'down' : 'not-registry', `HTTP ${answer.status}`);
  return answer;
}

async function get(
  url: URL,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Fetched & { readonly status: number }> {
  const limit = AbortSignal.timeout(PATIENCE_MS);
  try {
    const response = await fetch(url, { headers, signal: AbortSignal.any([signal, limit]) });
    return { status: response.status, headers: response.headers, text: await textOf(response) };
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof RegistryError) throw error;
    if (limit.aborted) throw new RegistryError('slow', `no answer in ${PATIENCE_MS / 1_000} s`);
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    throw new RegistryError('down', cause instanceof Error ? cause.message : String(cause));
  }
}

async function textOf(response: Response): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of response.body ?? []) {
    const bytes: Uint8Array = piece;
    size += bytes.length;
    if (size > LONGEST) throw new RegistryError('too-large', `more than ${LONGEST} bytes`);
    pieces.push(bytes);
  }
  return Buffer.concat(pieces).toString();
}

const basic = (credentials: Credentials): Record<string, string> =>
  credentials === null ? {} : { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` };

/** A registry may send to an office that gives out tokens; null where it does not. */
async function bearer(
  headers: Headers,
  credentials: Credentials,
  signal: AbortSignal,
): Promise<string | null> {
  const challenge = headers.get('www-authenticate') ?? '';
  if (!/^bearer /i.test(challenge)) return null;
  const parts = new Map(
    [...challenge.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
  );
  const realm = parts.get('realm') ?? '';
  if (!URL.canParse(realm)) return null;
  const office = new URL(realm);
  for (const name of ['service', 'scope']) {
    const value = parts.get(name);
    if (value) office.searchParams.set(name, value);
  }
  const { status, text } = await get(office, basic(credentials), signal);
  if (status !== 200) throw new RegistryError('sign-in', `HTTP ${status} from ${office.host}`);
  try {
    const answer = JSON.parse(text) as { token?: unknown; access_token?: unknown };
    const token = answer.token ?? answer.access_token;
    return typeof token === 'string' ? token : null;
  } catch {
    throw new RegistryError('not-registry', `${office.host} gave no token`);
  }
}
