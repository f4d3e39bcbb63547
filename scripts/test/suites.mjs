import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { tsImport } from 'tsx/esm/api';
import { ensureBuilt } from '../build.mjs';
import { findChromium } from '../chromium.mjs';
import { ROOT } from '../repo.mjs';
import { FAILED, judge, PASSED, say, specsIn, tallyOfPlaywright, tallyOfVitest } from './tally.mjs';

/** @typedef {import('./tally.mjs').Tally} Tally */

const REPORTS = join(ROOT, 'test-results');

/**
 * Everything that `npm test` runs, in order: what is quick to tell first.
 * @type {Record<string, () => Promise<Tally>>}
 */
export const SUITES = {
  build: () => passesUnless(ensureBuilt),
  lint: () => runTool('@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']),
  types: () => runTool('typescript/bin/tsc', ['--noEmit', '-p', '.']),
  unused: () => runTool('knip/bin/knip.js', []),
  unit,
  browser: () => playwright('e2e/playwright.config.ts', 'browser'),
  lab,
};

/**
 * Runs a package's program with this Node.js.
 * @param {string} program within node_modules
 * @param {readonly string[]} args
 * @param {Record<string, string>} [env]
 * @returns {Promise<number | null>} its exit code; null where a signal ended it
 */
function runProgram(program, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(ROOT, 'node_modules', program), ...args], {
      cwd: ROOT,
      stdio: 'inherit',
      env: { ...process.env, ...env },
    });
    // Who ends the tests ends what they run.
    const end = () => child.kill('SIGTERM');
    process.once('SIGTERM', end);
    child.on('error', () => resolve(null));
    child.on('exit', (code) => {
      process.off('SIGTERM', end);
      resolve(code);
    });
  });
}

/**
 * @param {string} program
 * @param {readonly string[]} args
 */
const runTool = async (program, args) => ((await runProgram(program, args)) === 0 ? PASSED : FAILED);

/** @param {() => Promise<unknown>} check */
async function passesUnless(check) {
  try {
    await check();
    return PASSED;
  } catch (cause) {
    say(cause instanceof Error ? cause.message : String(cause));
    return FAILED;
  }
}

async function unit() {
  const report = newReport('unit');
  const code = await runProgram('vitest/vitest.mjs', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  return judge(readReport(report, tallyOfVitest), code);
}

/**
 * @param {string} config
 * @param {string} name
 */
async function playwright(config, name) {
  if (!(await hasChromium())) return FAILED;
  const report = newReport(name);
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const code = await runProgram('playwright/cli.js', ['test', '-c', config, '--reporter=list,json'], env);
  return judge(readReport(report, tallyOfPlaywright), code);
}

/** The real swarm: skipped where this machine cannot have one, unless LAB=required. */
async function lab() {
  const { whyNoLab } = await tsImport('../../e2e/lab/preflight.ts', import.meta.url);
  /** @type {string | null} */
  const reason = await whyNoLab({ tests: true });
  if (reason === null) return playwright('e2e/lab/playwright.config.ts', 'lab');
  say(reason);
  if (process.env.LAB === 'required') return FAILED;
  say('Skipped: the tests on a real swarm.');
  return { ...PASSED, passed: 0, skipped: await countTests('e2e/lab/playwright.config.ts') };
}

/**
 * How many tests a suite has, without running them.
 * @param {string} config
 */
async function countTests(config) {
  const report = newReport('list');
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  await runProgram('playwright/cli.js', ['test', '-c', config, '--list', '--reporter=json'], env);
  return readReport(report, ({ suites }) => suites.flatMap(specsIn).length) ?? 1;
}

/** Finds a Chromium or gets one, else says what to install. */
async function hasChromium() {
  if (findChromium() !== null) return true;
  const { chromium } = await import('playwright');
  if (existsSync(chromium.executablePath())) return true;
  say('No Chromium here: asking Playwright for one …');
  if ((await runProgram('playwright/cli.js', ['install', 'chromium'])) === 0) return true;
  say(
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
