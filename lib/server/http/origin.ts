import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';
import { hostname } from 'node:os';

/**
 * Against DNS rebinding: a page of a stranger's site, whose name was pointed at this server, names that site in `Host`.
 * Nobody can own an address, a name without a dot (`manager01`) or one of the domains that only a site's own DNS
 * answers, so those need no configuration; any other name must be in `allowed`. A name below `.local` is whose machine
 * on the network claims it first (mDNS): this machine's own is the one that needs no configuration.
 */
export function isAllowedHost(host: string | undefined, allowed: readonly string[]): boolean {
  const name = hostName(host);
  if (name === null) return false;
  if (isIP(name) !== 0 || !name.includes('.') || SITE_DOMAIN.test(name)) return true;
  if (name === OWN_LOCAL_NAME) return true;
  return allowed.some((entry) => hostName(entry) === name);
}

const SITE_DOMAIN = /\.(localhost|internal|test|home\.arpa)$/;
/** As this machine announces itself; in a container a name that nobody uses. */
const OWN_LOCAL_NAME = `${hostname().split('.', 1).join('').toLowerCase()}.local`;

/**
 * Whether a page of this very server sent the request. Browsers name the page's origin on every POST and on every
 * WebSocket; `whenAbsent` decides for the rest: a reader without a browser, or a same-origin GET.
 */
export function isOwnOrigin(
  headers: IncomingHttpHeaders,
  allowed: readonly string[],
  whenAbsent: boolean,
): boolean {
  const { origin, host } = headers;
  if (origin === undefined) return whenAbsent && headers['sec-fetch-site'] !== 'cross-site';
  const from = parseOrigin(origin);
  if (from === null) return false;
  // A proxy in front may end TLS and drop or keep the default port, so the host is compared, and not the scheme.
  return from.host === withoutDefaultPort(host ?? '', from.protocol) || allowed.includes(from.host);
}

const parseOrigin = (origin: string): URL | null => {
  if (!URL.canParse(origin)) return null;
  const url = new URL(origin);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url : null;
};

const withoutDefaultPort = (host: string, protocol: string): string =>
  host.toLowerCase().replace(protocol === 'https:' ? /:443$/ : /:80$/, '');

/** The name or address in a Host header, in lower case, without port, brackets or the root's dot; null if it is none. */
function hostName(host: string | undefined): string | null {
  if (!host) return null;
  const url = `http://${host}`;
  if (!/^[^/?#@\\\s]+$/.test(host) || !URL.canParse(url)) return null;
  return new URL(url).hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
}
