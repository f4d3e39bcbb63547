import { chmod, cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BUNDLE, DIST_DIR, ROOT } from '../../scripts/repo.mjs';
import { programPath } from './preflight';
import { run } from './shell';

const BASE = fileURLToPath(new URL('base', import.meta.url));

/** What the Dockerfile's base arguments name here, in place of public images. */
export const labBases = {
  /**
   * Node.js; and where the Dockerfile builds, the packages that it would install and the build that the tests have made:
   * the project's own scripts find the ones as locked, the other of the very sources that are sent, or make them anew.
   */
  node: 'lab/node:latest',
  /** Busybox, tini, and the libraries that Node.js is linked to. */
  runtime: 'lab/runtime:latest',
  /** The docker CLI. */
  cli: 'lab/cli:latest',
} as const;

/** What is large, and no build needs. */
const NOT_FOR_BUILDING = [
  `${DIST_DIR}/cache`,
  ...['@biomejs', 'playwright-core', 'knip', '@rolldown', '@oxc-parser', 'vite', '@img'].map(
    (name) => `node_modules/${name}`,
  ),
];

/** Makes the bases from this machine's own programs. `docker` runs the CLI on the daemon that gets them. */
export async function importBases(
  docker: (...args: string[]) => Promise<string>,
  workDir: string,
): Promise<void> {
  const root = join(workDir, 'base-root');
  const put = async (from: string, to: string) => {
    await mkdir(dirname(join(root, to)), { recursive: true });
    await cp(from, join(root, to), { dereference: true });
  };
  const tar = join(workDir, 'base.tar');
  const make = async (image: string, ...more: string[]) => {
    await run('tar', ['--owner=0', '--group=0', '-cf', tar, '-C', root, '.', ...more]);
    await docker('import', '--change', 'ENV PATH=/usr/local/bin:/bin:/sbin', tar, image);
  };
  await mkdir(join(root, 'tmp'), { recursive: true });
  // A tmpfs over it takes its mode.
  await chmod(join(root, 'tmp'), 0o1777);
  await cp(BASE, root, { recursive: true });
  await put('/bin/busybox', 'bin/busybox');
  const applets = (await run('/bin/busybox', ['--list'])).split('\n').filter((each) => each !== 'busybox');
  await Promise.all(applets.map((each) => symlink('busybox', join(root, 'bin', each))));
  await put('/usr/bin/tini-static', 'sbin/tini');
  await mkdir(join(root, 'etc'));
  await writeFile(join(root, 'etc/passwd'), 'root:x:0:0:root:/root:/bin/sh\n');

  const cli = await programPath('docker');
  if (cli === null) throw new Error('The lab needs the docker CLI.');
  const libraries = new Set([...(await librariesOf(process.execPath)), ...(await librariesOf(cli))]);
  await Promise.all([...libraries].map((each) => put(each, each)));
  await make(labBases.runtime);

  await put(cli, 'usr/local/bin/docker');
  await make(labBases.cli);

  await put(process.execPath, 'usr/local/bin/node');
  const without = NOT_FOR_BUILDING.map((each) => `--exclude=${each}`);
  // The base's own files begin with a dot and a slash. S: what links point to stays.
  const intoBuild = '--transform=s,^\\([^./]\\|\\.[^/]\\),build/\\1,S';
  await make(labBases.node, '-C', ROOT, intoBuild, ...without, 'node_modules', DIST_DIR, dirname(BUNDLE));
  await Promise.all([rm(root, { recursive: true }), rm(tar)]);
}

/** The libraries that a program is linked to; none where it is static. */
async function librariesOf(program: string): Promise<string[]> {
  const told = await run('ldd', [program]).catch(() => '');
  const libraries = [...told.matchAll(/(\/\S+) \(0x/g)].flatMap(([, path]) => path ?? []);
  // Packages of the build want it too, as part of the C library.
  const rest = libraries
    .filter((each) => /\/libc\.so/.test(each))
    .map((each) => join(dirname(each), 'librt.so.1'));
  return [...libraries, ...(await existing(rest))];
}

async function existing(paths: readonly string[]): Promise<string[]> {
  const found = await Promise.all(
    paths.map((each) =>
      readFile(each).then(
        () => [each],
        () => [],
      ),
    ),
  );
  return found.flat();
}
