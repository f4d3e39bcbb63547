import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { PAGES, VIEWS } from './pages';

it('each route of app/ is a page, and each page a route', () => {
  const routes = readdirSync('app', { recursive: true, encoding: 'utf8' })
    .filter((path) => /(^|\/)page\.tsx$/.test(path))
    .map((path) => `/${path.replace(/\/?page\.tsx$/, '')}`);
  expect(
    Object.values(PAGES)
      .map(({ path }) => path)
      .sort(),
  ).toEqual(routes.sort());
});

it('a page of one thing, which only a link can name, is not in the bar', () => {
  expect(VIEWS.filter(({ path }) => path.includes('['))).toEqual([]);
});
