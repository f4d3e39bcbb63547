import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import proxyAddr from 'proxy-addr';

/** Whether a proxy at `address` is believed; `hop` counts from 0, who connected to this server. */
export type Trust = (address: string, hop: number) => boolean;

/** Presets, addresses and ranges as proxy-addr knows them, or `all`. Throws on what it does not know. */
export const trustIn = (proxies: readonly string[]): Trust =>
  proxies.includes('all') ? () => true : proxyAddr.compile([...proxies]);

/**
 * Has a request say what the browser asked, whatever proxies are in front; to be called before anybody reads it.
 * Afterwards its address has no root in front, `Host` is the name that the browser used, `X-Forwarded-Proto` is
 * there only where a trusted proxy set it, and `X-Forwarded-For` is the one address that the request came from.
 */
export function admit(request: IncomingMessage, root: string, trust: Trust): void {
  const { headers } = request;
  request.url = withoutRoot(request.url ?? '/', root);
  const peer = request.socket.remoteAddress ?? '';
  const asked = first(headers['x-forwarded-host']);
  if (!trust(peer, 0)) delete headers['x-forwarded-proto'];
  else if (asked) headers.host = asked;
  const address = proxyAddr(request, trust);
  // What is no address is somebody's text; a proxy that is trusted for it said nothing.
  headers['x-forwarded-for'] = withoutMapping(isIP(address) ? address : peer);
}

/** The address that an admitted request came from; empty for a unix socket. */
export const addressOf = ({ headers }: Pick<IncomingMessage, 'headers'>): string =>
  first(headers['x-forwarded-for']);

/** Whether the browser of an admitted request came by https, to a proxy in front. */
export const isSecure = ({ headers }: Pick<IncomingMessage, 'headers'>): boolean =>
  headers.origin?.startsWith('https:') || first(headers['x-forwarded-proto']) === 'https';

const first = (value: string | string[] | undefined): string =>
  String(value ?? '')
    .split(',', 1)
    .join('')
    .trim();

/** An IPv4 address that came in by a socket of both families. */
export const withoutMapping = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');

/** A proxy may have cut the root off already. */
function withoutRoot(url: string, root: string): string {
  const rest = url.startsWith(root) ? url.slice(root.length) : url;
  if (rest === '' || rest.startsWith('?')) return `/${rest}`;
  return rest.startsWith('/') ? rest : url;
}
