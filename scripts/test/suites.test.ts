import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { ROOT } from '../repo.mjs';
import { readAsked } from './asked.mjs';
import { GROUPS, SUITES } from './suites.mjs';

const ALL = Object.keys(SUITES);

it('every suite runs, in one group', () => {
  expect(GROUPS.flat()).toEqual(ALL);
});

it('every suite has a job that runs it', () => {
  const { jobs } = parse(readFileSync(join(ROOT, '.github/workflows/ci.yml'), 'utf8'));
  const lines: string[] = jobs.test.strategy.matrix.suites;
  const run = lines.flatMap((line) => readAsked(line.split(' '), SUITES)).map(({ suite }) => suite);
  expect([...new Set(run)].sort()).toEqual([...ALL].sort());
});
