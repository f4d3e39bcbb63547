/** Puts the root that this server has in place of the one that its pages were built with. */
export type Rename = (text: string) => string;

/**
 * Next.js builds its root into pages and scripts, and CTX_ROOT is known only at start: the build is made with a root
 * that stands in no other text, and whatever leaves has the real one instead.
 */
export const renaming =
  (built: string, root: string): Rename =>
  (text) =>
    built === root ? text : text.replaceAll(built, root);

/** An address without a root, as the address of a page that was built with `built`. */
export function underRoot(built: string, url: string): string {
  const isIndex = url === '/' || url.startsWith('/?');
  // Next.js sends `/root/` on to `/root`.
  return isIndex && built !== '' ? built + url.slice(1) : built + url;
}
