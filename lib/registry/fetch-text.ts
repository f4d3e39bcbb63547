import type { Credentials } from './credentials';
import { type Got, getText } from './get-text';
import { RegistryError } from './registry-error';
import { isSameHost } from './same-host';

/** A manifest list, or a catalogue of thousands, is below it. */
const LONGEST = 4 * 1024 * 1024;
const LONGEST_TOKEN_ANSWER = 64 * 1024;
/** As it goes into a header: printable, and no longer than servers take one. */
const TOKEN = /^[\x21-\x7e]{1,8192}$/;
/** Of an address that a person is told. */
const LONGEST_TOLD = 100;

/** Who asks, and where else than at the registry itself that may be proved. */
export interface Access {
  readonly credentials: Credentials;
  /** The origin of an office that gives out tokens, `https://auth.docker.io`; absent: the registry itself. */
  readonly realm?: string | undefined;
}

/** Gets a whole answer within its limits. Signs in where that is asked for. Throws `RegistryError`, or the signal's reason. */
export async function fetchText(url: URL, access: Access, accept: string, signal: AbortSignal): Promise<Got> {
  const first = await getText(url, { accept, ...basic(access.credentials) }, LONGEST, signal);
  const token = first.status === 401 ? await bearer(url, first.headers, access, signal) : null;
  const answer = token
    ? await getText(url, { accept, authorization: `Bearer ${token}` }, LONGEST, signal)
    : first;
  if (answer.status === 401 || answer.status === 403)
    throw new RegistryError('sign-in', `HTTP ${answer.status}`);
  if (answer.status === 404) throw new RegistryError('gone', 'HTTP 404');
  if (answer.status !== 200)
    throw new RegistryError(answer.status >= 500 ? 'down' : 'not-registry', `HTTP ${answer.status}`);
  return answer;
}

const basic = (credentials: Credentials): Record<string, string> =>
  credentials === null ? {} : { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` };

/** A token from the office that the registry names; null where it names none. */
async function bearer(
  url: URL,
  headers: Headers,
  { credentials, realm }: Access,
  signal: AbortSignal,
): Promise<string | null> {
  const challenge = headers.get('www-authenticate') ?? '';
  if (!/^bearer /i.test(challenge)) return null;
  const parts = new Map(
    [...challenge.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
  );
  const named = parts.get('realm') ?? '';
  if (!URL.canParse(named)) return null;
  const office = new URL(named);
  // Else whoever answers for the registry has this server send the password, and its questions, wherever they like.
  const isTrusted = isSameHost(url, office) || (realm !== undefined && isSameHost(new URL(realm), office));
  if (!isTrusted) throw new RegistryError('realm', office.origin.slice(0, LONGEST_TOLD));
  for (const name of ['service', 'scope']) {
    const value = parts.get(name);
    if (value) office.searchParams.set(name, value);
  }
  const { status, text } = await getText(office, basic(credentials), LONGEST_TOKEN_ANSWER, signal);
  if (status !== 200) throw new RegistryError('sign-in', `HTTP ${status}`);
  const token = tokenIn(text);
  if (token === null) throw new RegistryError('not-registry', 'no token in the answer');
  return token;
}

function tokenIn(text: string): string | null {
  try {
    const answer: unknown = JSON.parse(text);
    if (typeof answer !== 'object' || answer === null) return null;
    const { token, access_token } = answer as { token?: unknown; access_token?: unknown };
    const found = token ?? access_token;
    return typeof found === 'string' && TOKEN.test(found) ? found : null;
  } catch {
    return null;
  }
}
