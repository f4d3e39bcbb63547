import { execFile } from 'node:child_process';

/** What `run` may be told beside the command. */
export type RunOptions = {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly input?: string;
  /** The folder that it runs in, if not this process's. */
  readonly cwd?: string;
  /** How long it may take. */
  readonly seconds?: number;
};

/**
 * Runs a program to its end, without a shell. Resolves with its standard output, trailing space cut;
 * rejects with an Error that names the command and carries what it wrote to standard error.
 */
export function run(file: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      file,
      args,
      // A cast, because Next declares NODE_ENV in every environment, other programs' too.
      {
        cwd: options.cwd,
        env: (options.env ?? process.env) as NodeJS.ProcessEnv,
        maxBuffer: 64 * 1024 * 1024,
        timeout: (options.seconds ?? 120) * 1000,
      },
      (error, stdout, stderr) => {
        if (!error) return resolve(stdout.trimEnd());
        const said = stderr.trim() || stdout.trim() || error.message;
        reject(new Error(`${[file, ...args].join(' ')}: ${said}`, { cause: error }));
      },
    );
    // A program that ends without reading its input is told about by its exit code, not by EPIPE.
    child.stdin?.on('error', () => {});
    child.stdin?.end(options.input ?? '');
  });
}

/** Asks `probe` every 50 ms until it answers something; after `seconds`, rejects with what `failure` tells. */
export async function until<T>(
  probe: () => Promise<T | undefined> | T | undefined,
  failure: () => string,
  seconds = 30,
): Promise<T> {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await probe();
    if (answer !== undefined) return answer;
    if (Date.now() > deadline) throw new Error(failure());
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
