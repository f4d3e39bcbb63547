import { spawn } from 'node:child_process';
import { chmod, chown, mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { own } from '@/lib/base/own';
import { createSemaphore } from '@/lib/base/semaphore';
import type { ComposeVariable } from '@/lib/swarm/operations/finding';
import { dockerError } from '../wire/docker-error';
import type { Reply, Wire } from '../wire/wire';
import { openRelay, type Write } from './relay';

export interface Deployment {
  readonly stack: string;
  readonly compose: string;
  /** Variables by name: all of the CLI's environment. */
  readonly values: Readonly<Record<string, string>>;
  /** Removes services of the stack that the file does not hold. */
  readonly prune: boolean;
  /** How long it may take, ms; absent: as long as any deploy. */
  readonly patience?: number;
}

export interface CliResult {
  /** null: it was ended, by us or by the system. */
  readonly code: number | null;
  /** Its standard error, without ends of lines at the end. */
  readonly complaint: string;
}

/**
 * Runs the docker CLI's own `stack deploy`, every write passing through `write`. The file goes in by standard input; the
 * environment holds the variables and nothing else, the folder is empty, and where this process is root the CLI is
 * nobody: a compose file can name neither what this process knows nor what lies beside it. Rejects where the CLI cannot
 * be started.
 */
export async function runStackDeploy(
  wire: Wire,
  cli: string,
  { stack, compose, values, prune, patience = PATIENCE }: Deployment,
  write: (asked: Write) => Promise<Pick<Reply, 'status' | 'text'>>,
  signal: AbortSignal,
): Promise<CliResult> {
  return turns.take(signal, () =>
    inFolder(async (folder) => {
      const [socket, work, settings] = [
        join(folder, 'engine'),
        join(folder, 'work'),
        join(folder, 'settings'),
      ];
      await Promise.all([work, settings].map((inner) => mkdir(inner)));
      // Whatever this process's umask is: the CLI may be another user.
      await Promise.all([work, settings].map((inner) => chmod(inner, 0o755)));
      const relay = await openRelay(wire, socket, write, signal);
      const way = ['--config', settings, '--host', `unix://${socket}`];
      const words = [
        ...way,
        'stack',
        'deploy',
        '--compose-file',
        '-',
        ...(prune ? ['--prune'] : []),
        '--',
        stack,
      ];
      try {
        const user = await userFor(folder, socket);
        const result = await run(cli, words, {
          cwd: work,
          env: values,
          input: compose,
          user,
          patience,
          signal,
        });
        // Where this server keeps its files is nobody's business, and nothing to whoever typed the file.
        return { ...result, complaint: result.complaint.replaceAll(work, '.').replaceAll(folder, '') };
      } finally {
        await relay.close();
      }
    }),
  );
}

/** The user and group that own nothing, on every system that has them. */
const NOBODY = 65_534;

/**
 * Whom the CLI runs as: nobody, where this process is root; then it passes through `folder`, and the socket is its own. Else
 * null, for the user of this process; so, too, where nobody cannot come as far as `folder`.
 */
async function userFor(folder: string, socket: string): Promise<number | null> {
  if (process.getuid?.() !== 0 || !(await isOpenAbove(dirname(folder)))) return null;
  try {
    await chown(socket, NOBODY, NOBODY);
    await chmod(socket, 0o600);
    await chmod(folder, 0o711);
    return NOBODY;
  } catch {
    return null; // root without its capabilities
  }
}

/** Whether anybody may pass through `folder` and all above it. */
async function isOpenAbove(folder: string): Promise<boolean> {
  if (((await stat(folder)).mode & 0o001) === 0) return false;
  const above = dirname(folder);
  return above === folder || isOpenAbove(above);
}

/** Of the values that were given, those of the file's variables. */
export const valuesFor = (
  variables: readonly ComposeVariable[],
  given: Readonly<Record<string, string>>,
): Record<string, string> =>
  Object.fromEntries(
    variables.flatMap(({ name }) => {
      const value = own(given, name);
      return value === undefined ? [] : [[name, value]];
    }),
  );

/** A folder that only this process's user may enter, unless it opens it, for as long as `work` takes. */
async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'swarmscope-')).catch((cause: Error) => {
    const why = `${tmpdir()} cannot be written, and a deploy needs it: mount a tmpfs there (${cause.message})`;
    throw dockerError('unknown', why, cause);
  });
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** CLIs at once: each takes 50 MB. Others wait for their turn, as many as can. */
const turns = createSemaphore(2, 16);

/** So many deploys and plans wait that no more may. */
export const isDeployBusy = (): boolean => turns.isFull;

/** No deploy takes longer, in ms: each image may wait for a registry that is away. */
const PATIENCE = 5 * 60_000;
/** What is kept of the CLI's words. */
const LONGEST_COMPLAINT = 10_000;

interface Run {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly input: string;
  /** null: as this process's. */
  readonly user: number | null;
  readonly patience: number;
  readonly signal: AbortSignal;
}

async function run(cli: string, words: readonly string[], how: Run): Promise<CliResult> {
  try {
    return await start(cli, words, how);
  } catch (error) {
    // Root in a container may lack the right to become another, and nobody may not reach the CLI: nothing was started yet.
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (how.user === null || (code !== 'EPERM' && code !== 'EACCES')) throw error;
    return start(cli, words, { ...how, user: null });
  }
}

function start(
  cli: string,
  words: readonly string[],
  { cwd, env, input, user, patience, signal }: Run,
): Promise<CliResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(cli, words, {
      cwd,
      env: env as NodeJS.ProcessEnv, // which Next's types want a NODE_ENV in
      // Its further groups are given up with it.
      ...(user !== null && { uid: user, gid: user }),
      signal,
      timeout: patience,
      stdio: ['pipe', 'ignore', 'pipe'],
    });
    let complaint = '';
    child.stderr.setEncoding('utf8').on('data', (piece: string) => {
      if (complaint.length < LONGEST_COMPLAINT) complaint += piece;
    });
    child.stdin.on('error', () => {}); // it ended before it had read all: its exit tells why
    child.stdin.end(input);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, complaint: complaint.trimEnd() }));
  });
}
