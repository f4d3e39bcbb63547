import { once } from 'node:events';
import { BUNDLE } from '../../scripts/repo.mjs';
import { spawnServer } from './start-swarmscope';

/** What a process that ended by itself has said. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  /** Without the last newline. */
  readonly stderr: string;
}

export interface RunOptions {
  /** The whole configuration; nothing of ours leaks in. */
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  /** The server's bundle unless given. */
  readonly program?: string;
}

/** Runs the server where it is not to start; one that serves all the same is ended after 90 s, with no code. */
export async function runToEnd({ env = {}, args = [], program = BUNDLE }: RunOptions): Promise<Ended> {
  const child = spawnServer([program, ...args], { PORT: '0', ...env });
  const timer = setTimeout(() => child.kill('SIGKILL'), 90_000);
  const closed = once(child, 'close');
  const text = async (stream: NodeJS.ReadableStream) => {
    let all = '';
    for await (const chunk of stream) all += chunk;
    return all;
  };
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = await closed;
  clearTimeout(timer);
  return { code, stdout, stderr: stderr.replace(/\n$/, '') };
}
