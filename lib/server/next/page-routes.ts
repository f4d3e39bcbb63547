import { readdirSync } from 'node:fs';
import { sep } from 'node:path';
import { PAGES } from '@/lib/pages/pages';

/** `shared`: a page or a file that is the same for everybody; `other`: a page of one object; null: nothing is there. */
export type PageRoutes = (pathname: string) => 'shared' | 'other' | null;

/** Of app/; Next serves it beside the pages. */
const ICON = '/icon.svg';

/** What a build answers to: its pages, the icon, and the files of `publicDir`, where there is one. */
export function createPageRoutes(publicDir: string): PageRoutes {
  const paths = Object.values(PAGES).map(({ path }): string => path);
  const pages = new Set(paths.filter((path) => !path.includes('[')));
  const files = new Set([ICON, ...filesIn(publicDir)]);
  const objects = paths
    .filter((path) => path.includes('['))
    .map((path) => new RegExp(`^${path.replace(/\[\w+\]/, '[^/]+')}/?$`));
  return (pathname) => {
    if (pages.has(pathname) || files.has(pathname)) return 'shared';
    if (objects.some((object) => object.test(pathname))) return 'other';
    // Next leads to the same without the slash.
    return pages.has(pathname.replace(/\/$/, '')) ? 'other' : null;
  };
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(
      (path) => `/${path.split(sep).join('/')}`,
    );
  } catch {
    return [];
  }
}
