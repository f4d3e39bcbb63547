import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { tsImport } from 'tsx/esm/api';
import { ensureBuilt } from '../build.mjs';
import { findChromium } from '../chromium.mjs';
import { ROOT } from '../repo.mjs';
import { FAILED, judge, PASSED, specsIn, tallyOfPlaywright, tallyOfVitest } from './tally.mjs';

/** @typedef {import('./tally.mjs').Tally} Tally */
/**
 * What a suite is run with: the parts of it that are asked for, as its tool takes them, and where its words go.
 * @typedef {{ readonly filters: readonly string[], readonly say: (line: string) => void, readonly write: (text: string) => void }} How
 * @typedef {{ readonly takesFilters: boolean, readonly needs: readonly string[], readonly run: (how: How) => Promise<Tally> }} Suite
 */

const REPORTS = join(ROOT, 'test-results');

/**
 * Everything that `npm test` runs, in order: what is quick to tell first.
 * @type {Record<string, Suite>}
 */
export const SUITES = {
  build: whole(({ say }) => passesUnless(ensureBuilt, say)),
  lint: whole((how) => runTool('@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.'], how)),
  types: whole((how) => runTool('typescript/bin/tsc', ['--noEmit', '-p', '.'], how)),
  unused: whole((how) => runTool('knip/bin/knip.js', [], how)),
  unit: { takesFilters: true, needs: [], run: unit },
  browser: {
    takesFilters: true,
    needs: ['build'],
    run: (how) => playwright('e2e/playwright.config.ts', 'browser', how),
  },
  lab: { takesFilters: true, needs: ['build'], run: lab },
};

/**
 * What runs side by side, group by group. The lab waits for its engines most of the time, the browser seldom waits; types
 * read what the build writes.
 */
export const GROUPS = [['build'], ['lint', 'types', 'unused', 'unit'], ['browser', 'lab']];

/**
 * A suite that has no parts.
 * @param {(how: How) => Promise<Tally>} run
 * @returns {Suite}
 */
function whole(run) {
  return { takesFilters: false, needs: [], run };
}

/**
 * Runs a package's program with this Node.js.
 * @param {string} program within node_modules
 * @param {readonly string[]} args
 * @param {How} how
 * @param {Record<string, string>} [env]
 * @returns {Promise<number | null>} its exit code; null where a signal ended it
 */
function runProgram(program, args, { write }, env = {}) {
  return new Promise((resolve) => {
    const colours = process.stdout.isTTY && !process.env.NO_COLOR ? { FORCE_COLOR: '1' } : {};
    const child = spawn(process.execPath, [join(ROOT, 'node_modules', program), ...args], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...colours, ...env },
    });
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', write);
    // Who ends the tests ends what they run.
    const end = () => child.kill('SIGTERM');
    process.once('SIGTERM', end);
    child.on('error', () => resolve(null));
    child.on('close', (code) => {
      process.off('SIGTERM', end);
      resolve(code);
    });
  });
}

/**
 * @param {string} program
 * @param {readonly string[]} args
 * @param {How} how
 */
const runTool = async (program, args, how) =>
  (await runProgram(program, args, how)) === 0 ? PASSED : FAILED;

/**
 * @param {() => Promise<unknown>} check
 * @param {How['say']} say
 */
async function passesUnless(check, say) {
  try {
    await check();
    return PASSED;
  } catch (cause) {
    say(cause instanceof Error ? cause.message : String(cause));
    return FAILED;
  }
}

/** @param {How} how */
async function unit(how) {
  const report = newReport('unit');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await runProgram('vitest/vitest.mjs', ['run', ...reporters, ...how.filters], how);
  return judge(readReport(report, tallyOfVitest), code);
}

/**
 * @param {string} config
 * @param {string} name
 * @param {How} how
 */
async function playwright(config, name, how) {
  if (!(await hasChromium(how))) return FAILED;
  const report = newReport(name);
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const args = ['test', '-c', config, '--reporter=list,json', ...how.filters];
  const code = await runProgram('playwright/cli.js', args, how, env);
  return judge(readReport(report, tallyOfPlaywright), code);
}

/**
 * The real swarm: skipped where this machine cannot have one, unless LAB=required.
 * @param {How} how
 */
async function lab(how) {
  const { whyNoLab } = await tsImport('../../e2e/lab/preflight.ts', import.meta.url);
  /** @type {string | null} */
  const reason = await whyNoLab({ tests: true });
  if (reason === null) return playwright('e2e/lab/playwright.config.ts', 'lab', how);
  how.say(reason);
  if (process.env.LAB === 'required') return FAILED;
  how.say('Skipped: the tests on a real swarm.');
  return { ...PASSED, passed: 0, skipped: await countTests('e2e/lab/playwright.config.ts', how) };
}

/**
 * How many tests a suite has, without running them.
 * @param {string} config
 * @param {How} how
 */
async function countTests(config, how) {
  const report = newReport('list');
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const args = ['test', '-c', config, '--list', '--reporter=json', ...how.filters];
  await runProgram('playwright/cli.js', args, how, env);
  return readReport(report, ({ suites }) => suites.flatMap(specsIn).length) ?? 1;
}

/**
 * Finds a Chromium or gets one, else says what to install.
 * @param {How} how
 */
async function hasChromium(how) {
  if (findChromium() !== null) return true;
  const { chromium } = await import('playwright');
  if (existsSync(chromium.executablePath())) return true;
  how.say('No Chromium here: asking Playwright for one …');
  if ((await runProgram('playwright/cli.js', ['install', 'chromium'], how)) === 0) return true;
  how.say(
    'Install a Chromium (Debian: apt-get install -y chromium), or name one: CHROMIUM=/path/to/chromium npm test',
  );
  return false;
}

/** @param {string} name */
function newReport(name) {
  mkdirSync(REPORTS, { recursive: true });
  const path = join(REPORTS, `${name}.json`);
  rmSync(path, { force: true });
  return path;
}

/**
 * @template T
 * @param {string} path
 * @param {(report: any) => T} read the tool's own JSON, whose shape is the tool's promise
 * @returns {T | null}
 */
function readReport(path, read) {
  try {
    return read(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}
