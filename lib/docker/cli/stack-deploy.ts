import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dockerError } from '../docker-error';
import type { Reply, Wire } from '../wire';
import { openRelay, type Write } from './relay';

export interface Deployment {
  readonly stack: string;
  readonly compose: string;
  /** Variables by name: all of the CLI's environment. */
  readonly values: Readonly<Record<string, string>>;
  /** Removes services of the stack that the file does not hold. */
  readonly prune: boolean;
}

export interface CliResult {
  /** null: it was ended, by us or by the system. */
  readonly code: number | null;
  /** Its standard error, without ends of lines at the end. */
  readonly complaint: string;
}

/**
 * Runs the docker CLI's own `stack deploy`, every write passing through `write`. The file goes in by standard input; the
 * environment holds the variables and nothing else, and the folder is empty: a compose file can name neither what this
 * process knows nor what lies beside it. Rejects where the CLI cannot be started.
 */
export async function runStackDeploy(
  wire: Wire,
  cli: string,
  { stack, compose, values, prune }: Deployment,
  write: (asked: Write) => Promise<Pick<Reply, 'status' | 'text'>>,
  signal: AbortSignal,
): Promise<CliResult> {
  return inTurn(signal, () =>
    inFolder(async (folder) => {
      const [socket, work, settings] = [
        join(folder, 'engine'),
        join(folder, 'work'),
        join(folder, 'settings'),
      ];
      await Promise.all([mkdir(work), mkdir(settings)]);
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
        return await run(cli, words, { cwd: work, env: values, input: compose, signal });
      } finally {
        await relay.close();
      }
    }),
  );
}

/** A folder that only this process's user may enter, for as long as `work` takes. */
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

/** CLIs at once: each takes 50 MB. Others wait for their turn. */
const MOST_AT_ONCE = 2;
const running = new Set<Promise<unknown>>();

async function inTurn<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  while (running.size >= MOST_AT_ONCE) {
    await Promise.race([...running].map((turn) => turn.catch(() => {})));
    signal.throwIfAborted();
  }
  const turn = work();
  running.add(turn);
  try {
    return await turn;
  } finally {
    running.delete(turn);
  }
}

/** No deploy takes longer, in ms: each image may wait for a registry that is away. */
const PATIENCE = 5 * 60_000;
/** What is kept of the CLI's words. */
const LONGEST_COMPLAINT = 10_000;

interface Run {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly input: string;
  readonly signal: AbortSignal;
}

function run(cli: string, words: readonly string[], { cwd, env, input, signal }: Run): Promise<CliResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(cli, words, {
      cwd,
      env: env as NodeJS.ProcessEnv, // which Next's types want a NODE_ENV in
      signal,
      timeout: PATIENCE,
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
