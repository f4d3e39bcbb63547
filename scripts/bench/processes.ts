import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { ROOT } from '../repo.mjs';
import type { Question, Reading } from './gauge.mjs';
import { atTheEnd } from './teardown';

/** A program of the bench's own, with the gauge in it. */
export interface Program {
  readonly pid: number;
  /** What the line that it waited for matched. */
  readonly found: string;
  /** What it wrote on standard output so far. */
  printedBytes(): number;
  ask(question: Question): Promise<Reading>;
  stop(): Promise<void>;
}

const GAUGE = new URL('./gauge.mjs', import.meta.url).href;

/** Starts Node.js with `args`, and waits for a line of its output that matches; rejects with what it printed otherwise. */
export async function startNode(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  line: RegExp,
): Promise<Program> {
  const child = spawn(process.execPath, ['--import', GAUGE, ...args], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), 5_000);
    await ended;
    clearTimeout(timer);
  };
  atTheEnd(stop);
  let printed = 0;
  child.stdout?.on('data', (chunk: Buffer) => {
    printed += chunk.length;
  });
  const found = await waitForLine(child, line);
  return {
    pid: child.pid ?? 0,
    found,
    printedBytes: () => printed,
    stop,
    async ask(question) {
      child.send(question);
      const [reading] = await once(child, 'message', { signal: AbortSignal.timeout(30_000) });
      return reading;
    },
  };
}

function waitForLine(child: ChildProcess, line: RegExp): Promise<string> {
  let output = '';
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const [, found] = line.exec(output) ?? [];
      if (!found) return;
      child.stdout?.off('data', read);
      resolve(found);
    };
    child.stdout?.on('data', read);
    child.once('exit', () => reject(new Error(`${child.spawnargs.join(' ')} ended; it printed:\n${output}`)));
  });
}

/** What a process has in RAM now, without asking it; 0 where it is gone. */
export function residentBytes(pid: number): number {
  try {
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1_024;
  } catch {
    return 0;
  }
}

/** A clock tick of /proc in ms, as Linux has it on every machine of today. */
const TICK_MS = 10;

/** The time on a processor that a process took so far, with all of its threads; ms. */
export function cpuMs(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name, in brackets, may hold spaces; the times are the 12th and 13th after it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}
