import { chmod, copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { delimiter, join } from 'node:path';
import { freePort } from '../support/free-port';
import { startServiceProcess } from '../support/service-process';
import { run } from './shell';

/** An sshd of a test's own on the loopback, and an ssh that knows it. */
export type Sshd = {
  readonly port: number;
  /** How many connections were signed in to so far. */
  accepted(): number;
  /** PATH with an ssh in front that reads settings of the test's own: which key, which known hosts. */
  path(settings?: { readonly key?: 'known' | 'stranger'; readonly knowsHost?: boolean }): Promise<string>;
  /** The ssh processes here that are connected to it, or trying to be. */
  clients(): Promise<number[]>;
  stop(): Promise<void>;
};

/** Starts an sshd in `folder` that lets root in by one key. */
export async function startSshd(folder: string): Promise<Sshd> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const key = (name: string) => join(folder, name);
  for (const name of ['host', 'known', 'stranger'])
    await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key(name)]);
  await copyFile(key('known.pub'), join(folder, 'authorized_keys'));
  const port = await freePort();
  await writeFile(
    join(folder, 'known_hosts'),
    `[127.0.0.1]:${port} ${await readFile(key('host.pub'), 'utf8')}`,
  );
  const config = join(folder, 'sshd_config');
  await writeFile(
    config,
    `ListenAddress 127.0.0.1:${port}
HostKey ${key('host')}
AuthorizedKeysFile ${join(folder, 'authorized_keys')}
PidFile none
StrictModes no
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
AllowStreamLocalForwarding yes
LogLevel VERBOSE
`,
  );
  // Debian's unit makes it; sshd does not.
  await mkdir('/run/sshd', { recursive: true });
  const sshd = await startServiceProcess(await find('sshd'), ['-D', '-e', '-f', config], () => listens(port));
  return {
    port,
    accepted: () => sshd.output().match(/^Accepted publickey/gm)?.length ?? 0,
    async path({ key: which = 'known', knowsHost = true } = {}) {
      const own = join(folder, `${which}-${knowsHost}`);
      await mkdir(own, { recursive: true });
      const settings = join(own, 'ssh_config');
      await writeFile(
        settings,
        `IdentityFile ${key(which)}
IdentitiesOnly yes
StrictHostKeyChecking yes
GlobalKnownHostsFile none
UserKnownHostsFile ${knowsHost ? join(folder, 'known_hosts') : 'none'}
`,
      );
      // The system's own ssh, kept from the settings of whoever runs the test.
      await writeFile(
        join(own, 'ssh'),
        `#!/bin/sh\nexec ${await find('ssh')} -F ${settings} -o IdentityAgent=none "$@"\n`,
      );
      await chmod(join(own, 'ssh'), 0o755);
      return [own, process.env.PATH ?? ''].join(delimiter);
    },
    async clients() {
      const pids = (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry));
      const found = await Promise.all(
        pids.map(async (pid) => {
          const words = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0');
          const isOurs = words[words.indexOf('-p') + 1] === String(port) && words.includes('-L');
          return isOurs ? [Number(pid)] : [];
        }),
      );
      return found.flat();
    },
    async stop() {
      await sshd.stop();
      await rm(folder, { recursive: true });
    },
  };
}

/** sshd wants to be called by its whole path, and ssh must not find the one that stands in front of it. */
const find = (program: string): Promise<string> => run('sh', ['-c', `command -v ${program}`]);

const listens = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const trial = connect(port, '127.0.0.1');
    trial.once('connect', () => {
      trial.destroy();
      resolve(true);
    });
    trial.once('error', () => resolve(false));
  });
