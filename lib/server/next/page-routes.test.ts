import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPageRoutes } from './page-routes';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'routes-'));
  mkdirSync(join(folder, 'public/fonts'), { recursive: true });
  writeFileSync(join(folder, 'public/robots.txt'), '');
  writeFileSync(join(folder, 'public/fonts/a.woff2'), '');
});
afterAll(() => rmSync(folder, { recursive: true }));

it.each([
  ['/', 'shared'],
  ['/services', 'shared'],
  ['/services/new', 'shared'],
  ['/services/', 'other'],
  ['/services/abc', 'other'],
  ['/services/abc/', 'other'],
  ['/robots.txt', 'shared'],
  ['/fonts/a.woff2', 'shared'],
  ['/nope', null],
  ['/services/abc/x', null],
  ['/_global-error', null],
  ['/index', null],
])('%s is %s', (path, kind) => {
  expect(createPageRoutes(join(folder, 'public'))(path)).toBe(kind);
});

it('a build without files of its own has its routes', () => {
  expect(createPageRoutes(join(folder, 'none'))('/robots.txt')).toBe(null);
});
