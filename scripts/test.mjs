import { ensureInstalled } from './install.mjs';
import { checkNodeVersion, endWithNpm, fail, ROOT } from './repo.mjs';

/** `npm test`: everything, or what is named (`npm test -- lint unit`, `npm test -- browser nodes`). The last line counts it all. */
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
const { readAsked } = await import('./test/asked.mjs');
const { sideBySide } = await import('./test/side-by-side.mjs');
const { GROUPS, SUITES } = await import('./test/suites.mjs');
const { FAILED, line, sum } = await import('./test/tally.mjs');

/** @type {readonly import('./test/asked.mjs').Asked[]} */
let asked = [];
try {
  asked = readAsked(process.argv.slice(2), SUITES);
} catch (cause) {
  fail(cause instanceof Error ? cause.message : String(cause));
}

/** @param {string} text */
const write = (text) => void process.stdout.write(text);
const rule = (/** @type {string} */ title) => `\n── ${title} ${'─'.repeat(60 - title.length)}\n`;
const results = [];
let isEnded = false;
process.once('SIGTERM', () => {
  isEnded = true;
});
for (const group of GROUPS) {
  if (isEnded) break;
  const jobs = asked
    .filter(({ suite }) => group.includes(suite))
    .map(({ suite, filters }) => async (/** @type {(text: string) => void} */ tell) => {
      const say = (/** @type {string} */ text) => tell(`${text}\n`);
      tell(rule(suite));
      const tally = await SUITES[suite]
        ?.run({ filters, say, write: tell })
        .catch((/** @type {unknown} */ cause) => {
          say(cause instanceof Error ? (cause.stack ?? cause.message) : String(cause));
          return FAILED;
        });
      return { suite, tally: tally ?? FAILED };
    });
  results.push(...(await sideBySide(jobs, write)));
}

write(rule('summary'));
for (const { suite, tally } of results) {
  write(`${suite.padEnd(9)} ${line(tally)}\n`);
  // Once more, where a long output is cut to its end.
  for (const test of tally.names) write(`          ✘ ${test}\n`);
}
const total = sum(results.map(({ tally }) => tally));
process.exitCode = total.failed > 0 || isEnded ? 1 : 0;
write(`${line(total)}\n`);
