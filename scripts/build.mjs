import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleServer } from './bundle.mjs';
import { ensureInstalled } from './install.mjs';
import { BUNDLE, BUNDLED_WORKER, checkNodeVersion, DIST_DIR, ROOT, run, tell } from './repo.mjs';

/** All that a build depends on. */
const SOURCES = [
  'app',
  'components',
  'lib',
  'public',
  'next.config.mjs',
  'package-lock.json',
  'package.json',
  'postcss.config.mjs',
  'scripts/bundle.mjs',
  // Built in as examples.
  'stack/echo.yml',
  'stack/ingress.yml',
  'stack/nginx.yml',
  'stack/visualizer.yml',
  'tsconfig.json',
];
const STAMP = join(ROOT, DIST_DIR, 'swarmscope-sources');

/** Builds the pages and the server where there is no build, or one of other sources. */
export async function ensureBuilt() {
  const sources = hashSources();
  if (readStamp() === sources) return;
  tell('Building (about 30 s the first time) …');
  await run(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    SWARMSCOPE_BUILD: sources.slice(0, 16),
  });
  await bundleServer();
  // Last, so that a build that was cut off counts for nothing.
  writeFileSync(STAMP, sources);
}

/** What the build was made of; null where there is none. */
function readStamp() {
  try {
    statSync(join(ROOT, BUNDLE));
    statSync(join(ROOT, BUNDLED_WORKER));
    return readFileSync(STAMP, 'utf8');
  } catch {
    return null;
  }
}

function hashSources() {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap(filesIn).sort()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(ROOT, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

/**
 * The files of a folder and its folders, or the file itself; tests are no part of a build.
 * @param {string} path
 * @returns {string[]}
 */
function filesIn(path) {
  const found = statSync(join(ROOT, path), { throwIfNoEntry: false });
  if (!found) return [];
  if (found.isFile()) return /\.test\.tsx?$/.test(path) ? [] : [path];
  return readdirSync(join(ROOT, path)).flatMap((name) => filesIn(`${path}/${name}`));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  checkNodeVersion();
  await ensureInstalled();
  await ensureBuilt();
}
