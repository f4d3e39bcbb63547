import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { BUNDLE, checkNodeVersion, endWithNpm, fail, ROOT } from './repo.mjs';

/** `npm start`: whatever is missing, then the server in this very process. */
checkNodeVersion();
if (process.argv.includes('--version')) {
  // As the server says it, with nothing built.
  const { name, version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  process.stdout.write(`${name} ${version}\n`);
  process.exit(0);
}
endWithNpm();
process.chdir(ROOT);
process.env.NEXT_TELEMETRY_DISABLED = '1';
try {
  await ensureInstalled();
  await ensureBuilt();
} catch (cause) {
  fail(cause instanceof Error ? cause.message : String(cause));
}
Object.assign(process.env, { NODE_ENV: 'production' });
await import(pathToFileURL(join(ROOT, BUNDLE)).href);
