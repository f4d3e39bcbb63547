import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = dirname(dirname(import.meta.dirname));
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const filesIn = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file));

const CODE = ['lib', 'components', 'e2e', 'scripts'].flatMap(filesIn).filter((file) => /\.tsx?$/.test(file));
/** `[S3, S4]` → S3, S4 */
const cited = (text: string): readonly string[] =>
  [...text.matchAll(/\[([A-Z]\d+(?:, ?[A-Z]\d+)*)\]/g)].flatMap(([, names = '']) => names.split(/, ?/));
/** What stands in quotes: titles, also those of a table of cases. */
const texts = (code: string): string => (code.match(/(['"`])(?:(?!\1).)*\1/g) ?? []).join('\n');

const RULES = [...read('lib/swarm/SPEC.md').matchAll(/^- \*\*([A-Z]\d+)\*\*/gm)].map(([, name = '']) => name);

it('each rule of SPEC.md is held by a test that names it in its title', () => {
  const tests = CODE.filter((file) => /\.(?:test|spec|testing)\.tsx?$/.test(file));
  const held = new Set(tests.flatMap((file) => cited(texts(read(file)))));
  expect(RULES.length).toBeGreaterThan(40);
  expect(RULES.filter((rule) => !held.has(rule))).toEqual([]);
});

it('each rule that code or a test names is in SPEC.md', () => {
  const named = new Set(CODE.flatMap((file) => cited(read(file))));
  expect([...named].filter((rule) => !RULES.includes(rule))).toEqual([]);
});
