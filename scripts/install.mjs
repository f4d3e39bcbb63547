import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT, run, tell } from './repo.mjs';

/** Installs the locked packages where they are missing or others than locked. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  tell('Installing the locked packages (about 20 s) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  // A build needs the packages for development too, whatever NODE_ENV says.
  await run(npm, ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
}

/** Whether node_modules holds what package-lock.json asks for. npm writes down what it installed, as its last step. */
function isInstalled() {
  const locked = packagesIn('package-lock.json');
  const installed = packagesIn('node_modules/.package-lock.json');
  if (locked === null || installed === null) return false;
  return Object.entries(locked).every(([path, wanted]) => {
    // The first entry is this project; an optional package may be for another platform.
    if (path === '') return true;
    const found = installed[path];
    return found ? found.version === wanted.version && found.integrity === wanted.integrity : wanted.optional;
  });
}

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean }} LockedPackage
 * @param {string} file
 * @returns {Record<string, LockedPackage> | null}
 */
function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(join(ROOT, file), 'utf8')).packages;
  } catch {
    return null;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await ensureInstalled();
