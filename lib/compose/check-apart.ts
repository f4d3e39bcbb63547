import { Worker } from 'node:worker_threads';
import { createSemaphore } from '@/lib/base/semaphore';
import type { Finding } from '@/lib/swarm/operations/finding';
import type { CheckedFile, Job, Jobs } from './check-job';
import { NOWHERE, sizeMistake } from './compose-file';

/** What a check may take, ms of its own thread; the largest files of any shape take a fraction of it. */
const LONGEST_CHECK = 3_000;
/** And memory. */
const MOST_MEGABYTES = 256;
const turns = createSemaphore(2, 16);

/** Too many wait already. */
export const BUSY: Finding = { ...NOWHERE, kind: 'busy', about: '' };

/**
 * Checks a compose file in a thread of its own, which ends with it: no file, whatever its shape, holds this one up. Two at
 * once; others wait, and a file that nobody can wait for any more is told to be tried again. Rejects where `signal` is aborted.
 */
export async function checkApart(
  text: string,
  { stack, values }: Jobs['check']['asks'],
  signal: AbortSignal,
): Promise<CheckedFile> {
  const refuse = (finding: Finding): CheckedFile => ({ findings: [finding], variables: [], sent: null });
  const tooLarge = sizeMistake(text);
  if (tooLarge) return refuse(tooLarge);
  if (turns.isFull) return refuse(BUSY);
  const checked = await inThread({ kind: 'check', text, stack, values }, signal);
  return checked ?? refuse({ ...NOWHERE, kind: 'too-complex', about: '' });
}

/** The docker CLI's words on a file that was checked, at the line that they are about. */
export async function placeApart(text: string, words: string, signal: AbortSignal): Promise<Finding> {
  const placed = turns.isFull ? null : await inThread({ kind: 'place', text, words }, signal);
  return placed ?? { ...NOWHERE, kind: 'docker', about: words };
}

/** The docker CLI's remarks on a file that it takes, as findings; as they are where there is no time to place them. */
export async function remarksApart(
  text: string,
  remarks: readonly string[],
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  if (remarks.length === 0) return [];
  const placed = turns.isFull ? null : await inThread({ kind: 'remarks', text, remarks }, signal);
  return (
    placed ??
    remarks.map((about) => ({ ...NOWHERE, severity: 'warning' as const, kind: 'docker-remark', about }))
  );
}

/** The answer of a job; null where it took too long, or too much memory. */
const inThread = <K extends keyof Jobs>(
  job: Extract<Job, { kind: K }>,
  signal: AbortSignal,
): Promise<Jobs[K]['answer'] | null> => turns.take(signal, () => run(job, signal));

function run<K extends keyof Jobs>(
  job: Extract<Job, { kind: K }>,
  signal: AbortSignal,
): Promise<Jobs[K]['answer'] | null> {
  const worker = new Worker(PROGRAM, {
    workerData: job,
    execArgv: [],
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
  });
  let timer: NodeJS.Timeout | undefined;
  const end = () => void worker.terminate();
  signal.addEventListener('abort', end, { once: true });
  return new Promise<Jobs[K]['answer'] | null>((resolve, reject) => {
    worker.on('message', (answer: Jobs[K]['answer'] | null) => {
      // It is loaded, which is none of the file's doing.
      if (answer === null) timer = setTimeout(end, LONGEST_CHECK);
      else resolve(answer);
    });
    worker.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve(null);
      else reject(error);
    });
    worker.on('exit', () => (signal.aborted ? reject(signal.reason) : resolve(null)));
  }).finally(() => {
    clearTimeout(timer);
    signal.removeEventListener('abort', end);
    end();
  });
}

/** The bundle has it beside itself, compiled. */
const PROGRAM = new URL(
  import.meta.url.endsWith('.ts') ? './check-worker.dev.mjs' : './check-worker.mjs',
  import.meta.url,
);
