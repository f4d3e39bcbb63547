import { ensureInstalled } from './install.mjs';
import { checkNodeVersion, endWithNpm, fail, ROOT } from './repo.mjs';

/** `npm test`: everything, or the suites that are named (`npm test -- lint unit`). The last line counts them all. */
checkNodeVersion();
endWithNpm();
process.chdir(ROOT);
process.env.NEXT_TELEMETRY_DISABLED = '1';
try {
  await ensureInstalled();
} catch (cause) {
  fail(cause instanceof Error ? cause.message : String(cause));
}

// Only now: these need the packages.
const { SUITES } = await import('./test/suites.mjs');
const { FAILED, line, say, sum } = await import('./test/tally.mjs');

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in SUITES));
if (unknown.length > 0)
  fail(`No suite is called ${unknown.join(', ')}. There are: ${Object.keys(SUITES).join(', ')}`);

const results = [];
let isEnded = false;
process.once('SIGTERM', () => {
  isEnded = true;
});
for (const [name, run] of Object.entries(SUITES)) {
  if (isEnded) break;
  if (asked.length > 0 && !asked.includes(name)) continue;
  say(`\n── ${name} ${'─'.repeat(60 - name.length)}`);
  const tally = await run().catch((/** @type {unknown} */ cause) => {
    say(cause instanceof Error ? (cause.stack ?? cause.message) : String(cause));
    return FAILED;
  });
  results.push({ name, tally });
}

say(`\n── summary ${'─'.repeat(53)}`);
for (const { name, tally } of results) {
  say(`${name.padEnd(9)} ${line(tally)}`);
  // Once more, where a long output is cut to its end.
  for (const test of tally.names) say(`          ✘ ${test}`);
}
const total = sum(results.map(({ tally }) => tally));
process.exitCode = total.failed > 0 || isEnded ? 1 : 0;
say(line(total));
