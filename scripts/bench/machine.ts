import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { chromium as playwright } from 'playwright';
import { chromium } from '../../e2e/support/chromium';

/** On one line: what figures hold for. */
export async function describeMachine(): Promise<string> {
  const browser = await playwright.launch(chromium());
  const version = browser.version();
  await browser.close();
  return [
    `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}`,
    `${(totalmem() / 2 ** 30).toFixed(0)} GiB`,
    /PRETTY_NAME="(.*)"/.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? process.platform,
    `Node.js ${process.versions.node}`,
    `Chromium ${version}`,
  ].join(', ');
}
