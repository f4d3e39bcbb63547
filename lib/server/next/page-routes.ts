import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

/** `shared`: a page or a file that is the same for everybody; `other`: a page of one object; null: nothing is there. */
export type PageRoutes = (pathname: string) => 'shared' | 'other' | null;

interface Manifest {
  readonly staticRoutes: readonly { readonly page: string }[];
  readonly dynamicRoutes: readonly { readonly regex: string }[];
}

/** What a build answers to: its routes, and the files of `publicDir`, where there is one. */
export function readPageRoutes(buildDir: string, publicDir: string): PageRoutes {
  // Next's own list, which it reads at start as well.
  const { staticRoutes, dynamicRoutes }: Manifest = JSON.parse(
    readFileSync(join(buildDir, 'routes-manifest.json'), 'utf8'),
  );
  const pages = new Set(staticRoutes.map(({ page }) => page).filter((page) => !page.startsWith('/_')));
  const files = new Set(filesIn(publicDir));
  const objects = dynamicRoutes.map(({ regex }) => new RegExp(regex));
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
