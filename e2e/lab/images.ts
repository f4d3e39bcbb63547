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
  /** This machine's HAProxy, laid out as the official image: for `stack/ingress.yml`. */
  haproxy: 'registry:5000/example/haproxy:latest',
} as const;

const scripted: Record<Exclude<keyof typeof labImages, 'haproxy'>, readonly string[]> = {
  echo: ['/serve.sh', '/echo', '8080'],
  nginxProxy: ['/serve.sh', '/nginx-proxy', '80'],
  crasher: ['/crash.sh'],
  sleeper: ['/sleep.sh'],
};

type Docker = (...args: string[]) => Promise<string>;

/**
 * Makes the images and pushes them to the lab's registry: no public one is asked. `docker` runs the CLI on a daemon that
 * reaches the registry.
 */
export async function buildImages(docker: Docker, workDir: string): Promise<void> {
  await Promise.all([buildScripted(docker, workDir), buildHaproxy(docker, workDir)]);
}

/** Busybox and the scripts of `image/`: one layer for all. */
async function buildScripted(docker: Docker, workDir: string): Promise<void> {
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

  const make = async (image: keyof typeof scripted) => {
    await docker('import', '--change', `CMD ${JSON.stringify(scripted[image])}`, tar, labImages[image]);
    await docker('push', '--quiet', labImages[image]);
  };
  // The first push carries the layer; the others find it there.
  await make('echo');
  await Promise.all([make('nginxProxy'), make('crasher'), make('sleeper')]);
  await Promise.all([rm(root, { recursive: true }), rm(tar)]);
}

/** The program and its libraries. As in the official image it is not root, and reads the same file. */
async function buildHaproxy(docker: Docker, workDir: string): Promise<void> {
  const program = await run('sh', ['-c', 'command -v haproxy']);
  const libraries = (await run('ldd', [program])).match(/\/\S+(?= \(0x)/g) ?? [];
  const root = join(workDir, 'haproxy-root');
  await mkdir(root);
  await run('cp', ['--dereference', '--parents', program, ...libraries, root]);
  const tar = join(workDir, 'haproxy.tar');
  await run('tar', ['--owner=0', '--group=0', '-C', root, '-cf', tar, '.']);
  const command = [program, '-W', '-db', '-f', '/usr/local/etc/haproxy/haproxy.cfg'];
  const changes = ['USER 99:99', `CMD ${JSON.stringify(command)}`];
  await docker('import', ...changes.flatMap((each) => ['--change', each]), tar, labImages.haproxy);
  await docker('push', '--quiet', labImages.haproxy);
  await Promise.all([rm(root, { recursive: true }), rm(tar)]);
}
