import { cp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { DIST_DIR, ROOT } from '../../scripts/repo.mjs';

const TEXT = ['', '.css', '.html', '.js', '.json', '.rsc'];

/**
 * Another build of the pages, made of the one that is there: under another build id, every script has another name, as if
 * each had been changed. Resolves with its folder, for NEXT_DIST_DIR; whoever asked takes it away.
 */
export async function makeOtherBuild(name: string): Promise<string> {
  const distDir = `${DIST_DIR}-${name}`;
  const from = join(ROOT, DIST_DIR);
  const to = join(ROOT, distDir);
  await rm(to, { recursive: true, force: true });
  await Promise.all(
    ['BUILD_ID', 'server', 'static', 'build', 'package.json', ...(await manifests(from))].map((each) =>
      cp(join(from, each), join(to, each), { recursive: true }),
    ),
  );
  const build = await readFile(join(from, 'BUILD_ID'), 'utf8');
  const stems = (await readdir(join(from, 'static/chunks')))
    .filter((file) => file.endsWith('.js') && !file.startsWith('turbopack'))
    .map((file) => file.slice(0, -'.js'.length));
  const other = (text: string) => `${text.slice(0, -1)}${text.endsWith('x') ? 'y' : 'x'}`;
  const names = new RegExp(`(${stems.map((stem) => stem.replaceAll('.', '\\.')).join('|')})(?=\\.js)`, 'g');
  for (const path of await readdir(to, { recursive: true })) {
    if (!TEXT.includes(extname(path))) continue;
    const file = join(to, path);
    const text = await readFile(file, 'utf8').catch(() => null); // a folder
    if (text === null) continue;
    const changed = text
      .replace(names, other)
      .replaceAll(build, other(build))
      .replaceAll(`"distDir":"${DIST_DIR}"`, `"distDir":"${distDir}"`)
      .replaceAll(`"distDir": "${DIST_DIR}"`, `"distDir": "${distDir}"`);
    if (changed !== text) await writeFile(file, changed);
  }
  for (const stem of stems)
    await rename(join(to, `static/chunks/${stem}.js`), join(to, `static/chunks/${other(stem)}.js`));
  await rename(join(to, 'static', build), join(to, 'static', other(build)));
  return distDir;
}

const manifests = async (folder: string) =>
  (await readdir(folder)).filter((file) => file.endsWith('.json') && file !== 'package.json');
