import { access, readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/** The programs that the lab runs, and the Debian package that brings each. */
const programs: Readonly<Record<string, string>> = {
  dockerd: 'docker.io',
  docker: 'docker.io',
  'docker-registry': 'docker-registry',
  haproxy: 'haproxy',
  ip: 'iproute2',
  iptables: 'iptables',
  nsenter: 'util-linux',
  unshare: 'util-linux',
  tar: 'tar',
};

/** What the tests run beside it: a socket proxy, TLS, ssh. */
const testPrograms: Readonly<Record<string, string>> = {
  haproxy: 'haproxy',
  openssl: 'openssl',
  ssh: 'openssh-client',
  'ssh-keygen': 'openssh-client',
  sshd: 'openssh-server',
};

/** Tells in plain words why the lab, or its tests too, cannot run on this machine; null when it can. */
export async function whyNoLab({ tests = false } = {}): Promise<string | null> {
  if (process.platform !== 'linux') return `The lab needs Linux (namespaces); this is ${process.platform}.`;
  if (process.getuid?.() !== 0) return 'The lab needs root: it makes network namespaces and runs dockerd.';
  const needed = { ...programs, ...(tests && testPrograms) };
  const missing = new Set<string>();
  for (const [program, debianPackage] of Object.entries(needed)) {
    if ((await programPath(program)) === null) missing.add(debianPackage);
  }
  if (!(await hasStaticBusybox())) missing.add('busybox-static');
  if (missing.size === 0) return null;
  return `The lab needs packages that are missing: apt-get install -y ${[...missing].join(' ')}`;
}

/** The first of its name on the path; null where there is none. */
export async function programPath(program: string): Promise<string | null> {
  for (const dir of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(dir, program);
    if (
      await access(path).then(
        () => true,
        () => false,
      )
    )
      return path;
  }
  return null;
}

/** Debian's `busybox` package is linked to the machine's libraries, which the lab's images do not have. */
async function hasStaticBusybox(): Promise<boolean> {
  const program = await readFile('/bin/busybox').catch(() => undefined);
  return program !== undefined && !program.includes('/ld-linux');
}
