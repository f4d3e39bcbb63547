/**
 * A host that a browser can be sent to, as it stands in an address: a name, an IPv4 address, or an IPv6 one in brackets.
 * null for what is none, and for what no other machine can reach: `0.0.0.0`, `::`, link-local addresses.
 */
export function readHost(text: string): string | null {
  const bare = text.trim().toLowerCase();
  const host = bare.includes(':') && !bare.startsWith('[') ? `[${bare}]` : bare;
  const isName =
    host.length <= 253 &&
    /^[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*$/.test(host);
  const isBracketed = /^\[[0-9a-f:.]+\]$/.test(host);
  const hostname = isName || isBracketed ? hostnameOf(`http://${host}`) : null;
  if (hostname === null) return null;
  // A browser takes `127.1`, `0x7f000001` and `2130706433` for addresses that they do not look like.
  if (isName && hostname !== host) return null;
  return UNREACHABLE.test(hostname) ? null : hostname;
}

/** `URL.canParse` is younger than other things that the page needs of a browser. */
function hostnameOf(address: string): string | null {
  try {
    return new URL(address).hostname;
  } catch {
    return null;
  }
}

/** As `URL` writes them: unspecified, link-local. */
const UNREACHABLE = /^(0(\.\d+){3}$|169\.254(\.\d+){2}$|\[::\]$|\[::ffff:0:0\]$|\[fe[89ab])/;

/** Whether a host, as `readHost` or the browser's `location` gives it, is the very machine that asks. */
export const isLoopback = (host: string): boolean =>
  /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\]|\[::ffff:7f[0-9a-f]{2}:[0-9a-f]+\])$/.test(host);
