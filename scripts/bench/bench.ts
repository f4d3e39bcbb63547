import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from '../build.mjs';
import { endWithNpm, fail, ROOT, tell } from '../repo.mjs';
import { type Asked, readArguments, USAGE } from './arguments';
import { composeTable, measureCompose } from './compose';
import { crowdTable, measureCrowd } from './crowd';
import { describeMachine } from './machine';
import { measureSize } from './measure-size';
import { replaceSection, tableOf } from './report';
import { measureSiege, siegeTable } from './siege';
import { soak } from './soak';
import { soakTable } from './soak-table';
import { endWhateverHappens, tidily } from './teardown';

/** `npm run bench`: measures the budget, the parts of it that are asked for, or the soak. Markdown on standard output. */
async function main(asked: Asked): Promise<void> {
  await ensureBuilt();
  const command = [
    'npm run bench',
    ...(process.argv.length > 2 ? ['--'] : []),
    ...process.argv.slice(2),
  ].join(' ');
  const about = `\`${command}\` on ${new Date().toISOString().slice(0, 10)}: ${await describeMachine()}.\n`;
  const publish = (name: string, found: unknown, table: string) => {
    const markdown = `${table}\n${about}`;
    process.stdout.write(markdown);
    keep(name, { about, found });
    if (asked.write) writeDown(name, markdown);
  };

  if (asked.soak) {
    const found = await tidily(() => soak(asked.effort.soakMinutes));
    return publish('soak', found, soakTable(found));
  }
  const sizes = [];
  for (const size of asked.parts.length > 0 ? asked.sizes : []) {
    tell(`${size.nodes} nodes, ${size.tasks} tasks`);
    sizes.push({ size, figures: await measureSize(size, asked.parts, asked.effort) });
  }
  if (sizes.length > 0) publish('bench', sizes, tableOf(sizes));
  if (asked.compose) {
    tell('compose files');
    const found = await measureCompose(asked.effort);
    publish('compose', found, composeTable(found));
  }
  if (asked.crowd) {
    tell('1,000 browsers');
    const found = await tidily(() => measureCrowd(asked.effort));
    publish('crowd', found, crowdTable(found));
  }
  if (asked.siege) {
    tell('200 strangers');
    const found = await tidily(() => measureSiege(asked.effort));
    publish('siege', found, siegeTable(found));
  }
}

/** Keeps figures as JSON, for programs. */
function keep(name: string, results: unknown): void {
  mkdirSync(join(ROOT, 'test-results'), { recursive: true });
  writeFileSync(join(ROOT, `test-results/${name}.json`), `${JSON.stringify(results, null, 2)}\n`);
}

function writeDown(name: string, markdown: string): void {
  const path = join(ROOT, 'docs/benchmarks.md');
  writeFileSync(path, replaceSection(readFileSync(path, 'utf8'), name, markdown));
}

function read(): Asked {
  try {
    return readArguments(process.argv.slice(2));
  } catch (cause) {
    return fail(`${cause instanceof Error ? cause.message : cause}\n\n${USAGE}`);
  }
}

process.chdir(ROOT);
process.env.NEXT_TELEMETRY_DISABLED = '1';
endWithNpm();
endWhateverHappens();
await tidily(() => main(read()));
