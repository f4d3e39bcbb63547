import { describe, expect, it } from 'vitest';
import { FAILED, judge, line, PASSED, sum, tallyOfPlaywright, tallyOfVitest } from './tally.mjs';

const test = (status: string) => ({ status, fullName: `one that ${status}` });
const spec = (title: string, status: string) => ({
  title,
  file: 'grid.spec.ts',
  line: 7,
  ok: status !== 'unexpected',
  tests: [{ status }],
});

describe('what a run comes to', () => {
  it('adds up to one line', () => {
    expect(line(sum([PASSED, PASSED, FAILED, { passed: 3, failed: 0, skipped: 2, names: [] }]))).toBe(
      '5 passed, 1 failed, 2 skipped',
    );
    expect(line(sum([]))).toBe('0 passed, 0 failed, 0 skipped');
  });

  it('counts every test of Vitest, and a file that broke before its first', () => {
    const report = {
      testResults: [
        {
          name: 'a.test.ts',
          status: 'failed',
          assertionResults: ['passed', 'failed', 'pending', 'todo', 'skipped'].map(test),
        },
        { name: 'b.test.ts', status: 'failed', assertionResults: [] },
        { name: 'c.test.ts', status: 'passed', assertionResults: [test('passed')] },
      ],
    };
    expect(tallyOfVitest(report)).toEqual({
      passed: 2,
      failed: 2,
      skipped: 3,
      names: ['a.test.ts › one that failed', 'b.test.ts'],
    });
  });

  it('counts every test of Playwright, and what broke outside tests', () => {
    const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2 };
    const suites = [
      {
        specs: [spec('fine', 'expected')],
        suites: [{ specs: [spec('wrong', 'unexpected'), spec('odd', 'flaky')] }],
      },
    ];
    expect(tallyOfPlaywright({ suites, stats, errors: [{}] })).toEqual({
      passed: 5,
      failed: 3,
      skipped: 2,
      names: ['grid.spec.ts:7 › wrong', 'grid.spec.ts:7 › odd'],
    });
  });
});

describe('a suite', () => {
  const tally = { passed: 4, failed: 0, skipped: 1, names: [] };
  it.each([
    ['that passed', tally, 0, tally],
    ['without a report', null, 0, FAILED],
    ['that crashed after its tests', tally, 1, { ...tally, failed: 1 }],
    ['that was killed', tally, null, { ...tally, failed: 1 }],
    ['that ran nothing', { passed: 0, failed: 0, skipped: 0, names: [] }, 0, FAILED],
    ['that failed', { ...tally, failed: 2 }, 1, { ...tally, failed: 2 }],
  ])('%s', (_, found, exitCode, expected) => {
    expect(judge(found, exitCode)).toEqual(expected);
  });
});
