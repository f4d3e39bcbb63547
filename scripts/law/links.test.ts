import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../repo.mjs';

/**
 * Next.js fetches the page behind each link that comes into view, and keeps it: in a column of what happens that is a page a
 * second, for as long as the tab is open. `WarmUp` fetches the few that a person goes to next.
 */
test('no link fetches its page before it is followed', () => {
  const files = ['app', 'components'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.tsx'))
      .map((name) => join(folder, name)),
  );
  const links = files.flatMap((file) =>
    [...readFileSync(join(ROOT, file), 'utf8').matchAll(/<Link\b(?:[^>]|=>)*>/g)].map(([link]) => ({
      file,
      link,
    })),
  );
  expect(links.length).toBeGreaterThan(20);
  expect(links.filter(({ link }) => !link.includes('prefetch={false}'))).toEqual([]);
});
