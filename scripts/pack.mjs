import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { BUNDLE, BUNDLED_WORKER, DIST_DIR, fail, ROOT } from './repo.mjs';

/**
 * `node scripts/pack.mjs FOLDER`: after a build, puts all that runs in production into a new folder, and nothing else.
 * `node server.mjs` in there is the server.
 */
const folder = process.argv[2] ?? fail('Name the folder to pack into: node scripts/pack.mjs FOLDER');
const to = resolve(folder);
rmSync(to, { recursive: true, force: true });
mkdirSync(to, { recursive: true });

/** @param {string} from */
const isForRunning = (from) => !from.endsWith('.map');
const standalone = join(ROOT, DIST_DIR, 'standalone');
for (const name of ['node_modules', 'package.json', DIST_DIR])
  cpSync(join(standalone, name), join(to, name), { recursive: true, filter: isForRunning });
cpSync(join(ROOT, DIST_DIR, 'static'), join(to, DIST_DIR, 'static'), {
  recursive: true,
  filter: isForRunning,
});
cpSync(join(ROOT, 'public'), join(to, 'public'), { recursive: true });
cpSync(join(ROOT, BUNDLE), join(to, 'server.mjs'));
cpSync(join(ROOT, BUNDLED_WORKER), join(to, basename(BUNDLED_WORKER)));
