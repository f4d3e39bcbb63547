import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { delay } from '@/lib/base/time';
import type { DockerAddress } from './connection';
import { asDockerError, type DockerError, dockerError } from './docker-error';
import { type SshTarget, sshTarget } from './ssh-target';

/** One ssh connection, over which every request to Docker goes. */
export interface SshTunnel {
  /** Where Docker's socket stands here; throws when it is read before the first `open`. */
  readonly address: DockerAddress;
  /**
   * Resolves when the tunnel stands, at once where it does already. One that died is built again, but not sooner after
   * a failure than its pause is over: until then the failure is told again. Throws `DockerError`, or the signal's reason.
   */
  open(signal: AbortSignal): Promise<void>;
  /** `error` of a request through the tunnel, or what ssh said of it: that there is no such socket over there. */
  explain(error: unknown): Promise<DockerError>;
  close(): void;
}

/** Between two attempts that fail, in ms: doubling. Over there every attempt is a line in a log, and may count against us. */
const SHORTEST_PAUSE = 1_000;
const LONGEST_PAUSE = 30_000;
/** How long the tunnel may take, beyond ssh's own limit for the connection alone, in ms. */
const PATIENCE = 30_000;
/** How long ssh's words on a broken request may come after it broke, in ms. */
const WORDS_MAY_TAKE = 500;

type Environment = Readonly<Record<string, string | undefined>>;

interface Running {
  readonly child: ChildProcess;
  /** What it said last, '' before. */
  words: string;
  /** What it said last of a request that it could not pass on. */
  unopened: string;
  ended: boolean;
}

/** A tunnel to the engine at `address`, an ssh:// one. Nothing is started, and nothing can fail, before `open`. */
export function createSshTunnel(address: DockerAddress, env: Environment = process.env): SshTunnel {
  let folder: string | null = null;
  let running: Running | null = null;
  let opening: Promise<void> | null = null;
  let failures = 0;
  let failed: { readonly error: DockerError; readonly until: number } | null = null;

  const close = () => {
    process.off('exit', close);
    if (running) end(running);
    running = null;
    if (folder !== null) rmSync(folder, { recursive: true, force: true });
    folder = null;
  };

  const build = async (): Promise<void> => {
    const target = sshTarget(address);
    if (folder === null) {
      // Only this user may enter it: who reaches the socket is root over there.
      folder = mkdtempSync(join(tmpdir(), 'swarmscope-'));
      process.on('exit', close);
    }
    const socket = join(folder, 'docker.sock');
    rmSync(socket, { force: true });
    const ssh = start(target, socket, env);
    running = ssh;
    const deadline = Date.now() + PATIENCE;
    while (!(await isListening(socket))) {
      if (ssh.ended) throw dockerError('ssh', ssh.words || 'ssh ended without a word');
      if (Date.now() > deadline) {
        end(ssh);
        throw dockerError('ssh', `${ssh.words || 'ssh says nothing'} (for ${PATIENCE / 1_000} s)`);
      }
      await delay(50);
    }
  };

  const attempt = async (): Promise<void> => {
    try {
      await build();
      failures = 0;
      failed = null;
    } catch (cause) {
      const error = asDockerError(cause);
      const pause = Math.min(SHORTEST_PAUSE * 2 ** failures, LONGEST_PAUSE);
      failures += 1;
      failed = { error, until: Date.now() + pause };
      throw error;
    } finally {
      opening = null;
    }
  };

  return {
    address: {
      get host() {
        if (folder === null) throw dockerError('ssh', 'the tunnel is not open');
        return `unix://${join(folder, 'docker.sock')}`;
      },
    },
    async open(signal) {
      if (!opening) {
        if (running && !running.ended) {
          running.unopened = '';
          return;
        }
        if (failed && Date.now() < failed.until) throw failed.error;
        opening = attempt();
      }
      await orAbort(opening, signal);
    },
    async explain(error) {
      const ssh = running;
      const known = asDockerError(error);
      if (!ssh || known.status !== null) return known;
      const until = Date.now() + WORDS_MAY_TAKE;
      while (!ssh.unopened && !ssh.ended && Date.now() < until) await delay(20);
      if (ssh.ended) return dockerError('ssh', ssh.words || known.message, error);
      const { host, socket } = sshTarget(address);
      return ssh.unopened
        ? dockerError(
            'ssh',
            `Docker’s socket cannot be opened on ${host} at ${socket}: ${ssh.unopened}`,
            error,
          )
        : known;
    },
    close,
  };
}

/** Others may wait for the same: whoever gives up leaves it to them. */
const orAbort = (work: Promise<void>, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });

function start(target: SshTarget, socket: string, env: Environment): Running {
  const child = spawn('ssh', sshArguments(target, socket), {
    env: sshEnvironment(env),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ssh: Running = { child, words: '', unopened: '', ended: false };
  child.on('error', (error) => {
    ssh.ended = true;
    ssh.words = 'code' in error && error.code === 'ENOENT' ? noProgram(target) : error.message;
  });
  child.on('close', () => {
    ssh.ended = true;
  });
  createInterface({ input: child.stderr }).on('line', (line) => {
    const words = line.trim();
    if (!words) return;
    if (/open failed:/.test(words)) ssh.unopened = words;
    ssh.words = words;
  });
  return ssh;
}

/** Node.js signals the process group that this server is in, where the program could not be started and has no pid. */
function end({ child }: Running): void {
  if (child.pid !== undefined) child.kill();
}

/** What the docker CLI's users do by hand, as long as there is no ssh here. */
const noProgram = ({ user, host, port, socket }: SshTarget): string =>
  `there is no ssh on the PATH of this server; install it (Debian: openssh-client), or forward the socket from where there is one: ssh -nNT -L /tmp/docker.sock:${socket} ${port ? `-p ${port} ` : ''}${user ? `${user}@` : ''}${host}, then DOCKER_HOST=unix:///tmp/docker.sock`;

/** The user's own settings name keys, known hosts and ways; these only make it one silent tunnel, whatever they say. */
export function sshArguments({ user, host, port, socket }: SshTarget, local: string): readonly string[] {
  const options = [
    'BatchMode=yes',
    'ConnectTimeout=10',
    'ServerAliveInterval=10',
    'ServerAliveCountMax=3',
    'ExitOnForwardFailure=yes',
    'StreamLocalBindUnlink=yes',
    'StreamLocalBindMask=0177',
    'ControlMaster=no',
    'ControlPath=none',
    'PermitLocalCommand=no',
    'RemoteCommand=none',
    'LogLevel=INFO',
  ];
  return [
    '-anNTx',
    ...options.flatMap((option) => ['-o', option]),
    ...['-L', `${local}:${socket}`],
    ...(port === null ? [] : ['-p', port]),
    ...(user === null ? [] : ['-l', user]),
    '--',
    host,
  ];
}

/** What ssh and what it starts need; the server's own secrets are in its environment, too. */
function sshEnvironment(env: Environment): NodeJS.ProcessEnv {
  const names = ['PATH', 'HOME', 'USER', 'LOGNAME', 'SSH_AUTH_SOCK', 'KRB5CCNAME', 'TMPDIR'];
  const kept = names.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]]));
  // A cast, as Next's types want a NODE_ENV in every environment.
  return { ...Object.fromEntries(kept), LC_ALL: 'C' } as NodeJS.ProcessEnv;
}

/** ssh listens once it has signed in over there. */
const isListening = (socket: string): Promise<boolean> =>
  new Promise((resolve) => {
    const trial = connect(socket);
    trial.once('connect', () => {
      trial.destroy();
      resolve(true);
    });
    trial.once('error', () => resolve(false));
  });
