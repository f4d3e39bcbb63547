import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { BUNDLE, ROOT } from '../../scripts/repo.mjs';

/** A Swarmscope server of a test's own. */
export type RunningSwarmscope = {
  readonly url: string;
  /** The sign-in link that works next; null where a password is asked, or nothing. */
  signInLink(): string | null;
  /** Everything that it has printed so far: words for people, log and audit lines. */
  output(): string;
  /** Sends it a signal that does not end it. */
  signal(name: 'SIGHUP'): void;
  /** Ends it as an operator would, and resolves when it is gone; rejects when it crashed or did not end. */
  stop(): Promise<void>;
  /** Ends it as a crash would, and resolves when it is gone. */
  kill(): Promise<void>;
};

export type StartOptions = {
  /** The server's whole configuration; nothing of ours leaks in. */
  readonly env?: Readonly<Record<string, string>>;
  /** A free one unless given. */
  readonly port?: number;
};

/** A Node.js of the server's, with `env` for its whole configuration. */
export const spawnServer = (args: readonly string[], env: Readonly<Record<string, string>>) =>
  spawn(process.execPath, args, {
    cwd: ROOT,
    env: {
      NODE_ENV: 'production',
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NEXT_DIST_DIR: process.env.NEXT_DIST_DIR,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

/**
 * Starts the product as `npm start` does once it is built, which `ensure-built.ts` sees to before all tests.
 * Resolves when it serves; rejects with what it printed when it does not.
 */
export async function startSwarmscope({ env = {}, port = 0 }: StartOptions = {}): Promise<RunningSwarmscope> {
  let output = '';
  const server = spawnServer([BUNDLE], { PORT: String(port), ...env });
  const ended = once(server, 'exit');
  const read = (chunk: Buffer) => {
    output += chunk.toString();
  };
  server.stdout.on('data', read);
  server.stderr.on('data', read);

  const url = await new Promise<string>((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`Swarmscope ${why}. It printed:\n${output}`));
    const timer = setTimeout(() => fail('did not say where it is within 90 s'), 90_000);
    ended.then(() => fail('ended at once')).finally(() => clearTimeout(timer));
    server.stdout.on('data', () => {
      const [, found] = /^Swarmscope is at\s+(\S+)$/m.exec(output) ?? [];
      if (!found) return;
      clearTimeout(timer);
      resolve(found);
    });
  }).catch((error: unknown) => {
    server.kill('SIGKILL');
    throw error;
  });
  const health = await fetch(`${url}/healthz`);
  if (!health.ok) throw new Error(`Swarmscope is not healthy: ${health.status}. It printed:\n${output}`);

  let isKilled = false;
  return {
    url,
    signInLink: () => output.match(/http\S+\/sign-in\?token=\S+/g)?.at(-1) ?? null,
    output: () => output,
    signal: (name) => void server.kill(name),
    async stop() {
      if (isKilled) return;
      server.kill('SIGTERM');
      const timer = setTimeout(() => server.kill('SIGKILL'), 10_000);
      const [code, signal] = await ended;
      clearTimeout(timer);
      if (code !== 0) throw new Error(`Swarmscope ended with ${code ?? signal}. It printed:\n${output}`);
    },
    async kill() {
      isKilled = true;
      server.kill('SIGKILL');
      await ended;
    },
  };
}
