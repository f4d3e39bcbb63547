import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { until } from '../lab/shell';

/** A server that a test runs beside the lab: a proxy, an sshd. */
export type ServiceProcess = {
  /** Everything that it has printed so far. */
  output(): string;
  stop(): Promise<void>;
};

/** Starts a program that serves until it is ended, and resolves once `isUp` says that it does. */
export async function startServiceProcess(
  file: string,
  args: readonly string[],
  isUp: () => Promise<boolean>,
  env: Readonly<Record<string, string>> = {},
): Promise<ServiceProcess> {
  let output = '';
  const child = spawn(file, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(child, 'exit');
  let hasEnded = false;
  ended.finally(() => {
    hasEnded = true;
  });
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (piece: Buffer) => {
      output += piece.toString();
    });
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  try {
    await until(
      async () => {
        if (hasEnded) throw new Error(`${file} ended at once. It printed:\n${output}`);
        return (await isUp()) || undefined;
      },
      () => `${file} does not answer. It printed:\n${output}`,
    );
  } catch (error) {
    if (!hasEnded) await stop();
    throw error;
  }
  return { output: () => output, stop };
}
