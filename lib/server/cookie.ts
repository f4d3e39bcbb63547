/** The value of the cookie `name` in a Cookie header. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  for (const pair of header?.split(';') ?? []) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return undefined;
}

/** A Set-Cookie header for a cookie that no script reads and no other site sends. `path` is below which it is sent, empty for all; `maxAgeMs` 0 takes it away. */
export const setCookie = (
  name: string,
  value: string,
  { maxAgeMs, path, secure }: { maxAgeMs: number; path: string; secure: boolean },
): string =>
  `${name}=${value}; Path=${path || '/'}; HttpOnly; SameSite=Strict; Max-Age=${Math.floor(maxAgeMs / 1000)}${secure ? '; Secure' : ''}`;
