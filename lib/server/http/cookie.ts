/** The value of the cookie `name` in a Cookie header, found without taking the rest of it apart: that is a stranger's. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  if (header === undefined) return undefined;
  const start = `${name}=`;
  for (let at = header.indexOf(start); at >= 0; at = header.indexOf(start, at + 1)) {
    let before = at - 1;
    while (header[before] === ' ') before -= 1;
    if (before >= 0 && header[before] !== ';') continue;
    const end = header.indexOf(';', at);
    return header.slice(at + start.length, end < 0 ? undefined : end).trim();
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
