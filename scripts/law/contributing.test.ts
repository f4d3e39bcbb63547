import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** What CONTRIBUTING.md shows of the code is the code. */

const ROOT = dirname(dirname(import.meta.dirname));
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const TEXT = read('CONTRIBUTING.md');

/** Code that names its file: ```ts lib/swarm/a.ts */
const EXAMPLES = [...TEXT.matchAll(/^```(?:ts|tsx) (\S+)\n([\s\S]*?)^```$/gm)].map(
  ([, file = '', code = '']) => ({ file, code }),
);
/** The pieces of an example between lines that are `…`, and what a file is, however they are laid out. */
const plain = (code: string): string => code.replace(/\s+/g, ' ').trim();
const piecesOf = (code: string): readonly string[] => code.split(/^\s*…\s*$/m).map(plain);

it('it has examples', () => expect(EXAMPLES.length).toBeGreaterThan(5));

describe('an example stands in its file', () => {
  it.each(EXAMPLES)('$file', ({ file, code }) => {
    for (const piece of piecesOf(code)) expect(plain(read(file))).toContain(piece);
  });
});

it('every path that it names is there', () => {
  const paths = [...TEXT.matchAll(/`((?:app|components|lib|e2e|scripts|docs|public)\/[\w./[\]-]*)`/g)];
  const gone = paths.map(([, path = '']) => path).filter((path) => !existsSync(join(ROOT, path)));
  expect(paths.length).toBeGreaterThan(15);
  expect(gone).toEqual([]);
});
