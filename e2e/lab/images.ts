import { cp, mkdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './shell';

const scripts = fileURLToPath(new URL('image', import.meta.url));

/** The lab's images, by their names in its registry, and what each runs. */
export const labImages = {
  /** The book's echo: answers at 8080 with its host's name and logs a line a request. */
  echo: 'registry:5000/example/echo:latest',
  /** The book's nginx-proxy: passes port 80 on to $BACKEND_HOST. */
  nginxProxy: 'registry:5000/example/nginx-proxy:latest',
  /** Exits with $CODE (1) after $AFTER (1) seconds. */
  crasher: 'registry:5000/example/crasher:latest',
  sleeper: 'registry:5000/example/sleeper:latest',
} as const;

const commands: Record<keyof typeof labImages, readonly string[]> = {
  echo: ['/serve.sh', '/echo', '8080'],
  nginxProxy: ['/serve.sh', '/nginx-proxy', '80'],
  crasher: ['/crash.sh'],
  sleeper: ['/sleep.sh'],
};

/**
 * Makes the images from busybox and the scripts of `image/`, and pushes them to the lab's registry:
 * one layer for all, no public registry. `docker` runs the CLI on a daemon that reaches the registry.
 */
export async function buildImages(
  docker: (...args: string[]) => Promise<string>,
  workDir: string,
): Promise<void> {
  const root = join(workDir, 'image-root');
  await mkdir(join(root, 'bin'), { recursive: true });
  await Promise.all([
    cp('/bin/busybox', join(root, 'bin/busybox')),
    cp(scripts, root, { recursive: true }),
    mkdir(join(root, 'tmp')),
  ]);
  const applets = (await run('/bin/busybox', ['--list'])).split('\n').filter((each) => each !== 'busybox');
  await Promise.all(applets.map((each) => symlink('busybox', join(root, 'bin', each))));
  const tar = join(workDir, 'image.tar');
  await run('tar', ['--owner=0', '--group=0', '-C', root, '-cf', tar, '.']);

  const make = async (image: keyof typeof labImages) => {
    await docker('import', '--change', `CMD ${JSON.stringify(commands[image])}`, tar, labImages[image]);
    await docker('push', '--quiet', labImages[image]);
  };
  // The first push carries the layer; the others find it there.
  await make('echo');
  await Promise.all([make('nginxProxy'), make('crasher'), make('sleeper')]);
  await Promise.all([rm(root, { recursive: true }), rm(tar)]);
}
