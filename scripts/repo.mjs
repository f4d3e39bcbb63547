import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the checkout. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** Next's build folder; another one keeps a trial apart from what a person runs. */
export const DIST_DIR = process.env.NEXT_DIST_DIR || '.next';

/** Where the server's bundle goes: dist/server.mjs, and dist-x/server.mjs for the build folder .next-x. */
export const BUNDLE = `dist${DIST_DIR.replace(/^\.next/, '')}/server.mjs`;

/** And beside it what it starts as a thread. */
export const BUNDLED_WORKER = `${dirname(BUNDLE)}/check-worker.mjs`;

/**
 * Ends the process with one clear line where Node.js is too old. This file and what it is imported by run before any
 * package is installed, and must be readable by an old Node.js.
 */
export function checkNodeVersion() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 9)) return;
  fail(`Swarmscope needs Node.js 20.9 or newer; this is ${process.versions.node}. See https://nodejs.org/`);
}

/**
 * @param {string} message
 * @returns {never}
 */
export function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

/**
 * Tells how far things are; standard output is for results.
 * @param {string} line
 */
export const tell = (line) => process.stderr.write(`${line}\n`);

/**
 * Runs a command in the checkout, with its output beside what `tell` says; rejects where it fails.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Record<string, string>} [env]
 * @returns {Promise<void>}
 */
export function run(command, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      stdio: ['inherit', 2, 2],
      env: { ...process.env, ...env },
    });
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`${command} ${args.join(' ')} ended with ${signal ?? `exit code ${code}`}`));
    });
  });
}

/** npm passes a signal on to its shell, and the shell ends without passing it on: a lost parent is that signal. */
export function endWithNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
  }, 250).unref();
}
