/**
 * Below which this server's addresses are; empty where that is the host's own. A build holds a name for it, which the
 * server replaces as it sends the script: see next.config.mjs.
 */
export const ROOT = process.env.CTX_ROOT ?? '';

/**
 * Goes to the same page below the root, where the browser is not there: the server answers both, since a proxy may cut
 * the root off, but the page's own addresses begin with it.
 */
export function goBelowRoot({ pathname, search, hash }: Location): void {
  const isBelow = pathname === ROOT || pathname.startsWith(`${ROOT}/`);
  if (!isBelow) location.replace(`${ROOT}${pathname === '/' ? '' : pathname}${search}${hash}`);
}
