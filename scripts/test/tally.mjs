/**
 * How many tests passed, failed and were skipped, and which failed, where a report names them.
 * @typedef {{ readonly passed: number, readonly failed: number, readonly skipped: number, readonly names: readonly string[] }} Tally
 */

/** @type {Tally} */
export const PASSED = { passed: 1, failed: 0, skipped: 0, names: [] };
/** @type {Tally} */
export const FAILED = { passed: 0, failed: 1, skipped: 0, names: [] };

/**
 * @param {readonly Tally[]} tallies
 * @returns {Tally}
 */
export const sum = (tallies) =>
  tallies.reduce(
    (all, one) => ({
      passed: all.passed + one.passed,
      failed: all.failed + one.failed,
      skipped: all.skipped + one.skipped,
      names: [...all.names, ...one.names],
    }),
    { passed: 0, failed: 0, skipped: 0, names: [] },
  );

/** @param {Tally} tally */
export const line = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed, ${skipped} skipped`;

/**
 * Reads Vitest's JSON report. A file that broke before its first test counts as a failure.
 * @param {{ testResults: { name: string, status: string, assertionResults: { status: string, fullName: string }[] }[] }} report
 * @returns {Tally}
 */
export function tallyOfVitest(report) {
  return sum(
    report.testResults.map(({ name, status, assertionResults }) => {
      const count = (/** @type {string[]} */ ...states) =>
        assertionResults.filter((each) => states.includes(each.status)).length;
      const failed = assertionResults.filter((each) => each.status === 'failed');
      const names = failed.map(({ fullName }) => `${name} › ${fullName}`);
      if (failed.length === 0 && status === 'failed') names.push(name);
      return {
        passed: count('passed'),
        failed: names.length,
        skipped: count('skipped', 'pending', 'todo', 'disabled'),
        names,
      };
    }),
  );
}

/**
 * @typedef {{ title: string, file: string, line: number, ok: boolean, tests: { status: string }[] }} Spec
 * @typedef {{ specs: Spec[], suites?: Suite[] }} Suite
 * @param {Suite} suite
 * @returns {Spec[]}
 */
export const specsIn = ({ specs, suites = [] }) => [...specs, ...suites.flatMap(specsIn)];

/**
 * Reads Playwright's JSON report. A test that passed only at another try counts as failed; so does an error outside tests.
 * @param {{ suites: Suite[], stats: { expected: number, unexpected: number, flaky: number, skipped: number }, errors: unknown[] }} report
 * @returns {Tally}
 */
export function tallyOfPlaywright({ suites, stats, errors }) {
  const failed = suites
    .flatMap(specsIn)
    .filter(({ ok, tests }) => !ok || tests.some(({ status }) => status === 'flaky'));
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
    names: failed.map(({ file, line, title }) => `${file}:${line} › ${title}`),
  };
}

/**
 * What a suite that ended with `exitCode` comes to: one that failed has a failure, whatever its report says.
 * @param {Tally | null} tally null where there is no report that can be read
 * @param {number | null} exitCode
 * @returns {Tally}
 */
export function judge(tally, exitCode) {
  if (tally === null) return FAILED;
  const isEmpty = tally.passed + tally.failed + tally.skipped === 0;
  const isSilent = exitCode !== 0 && tally.failed === 0;
  return isEmpty || isSilent ? sum([tally, FAILED]) : tally;
}
