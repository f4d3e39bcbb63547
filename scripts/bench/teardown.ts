import { tell } from '../repo.mjs';

type End = () => unknown;

const ends: End[] = [];

/** Has `end` called when all that is under way is over, also where the bench fails or is interrupted. */
export const atTheEnd = (end: End): void => void ends.push(end);

/** Runs `use`, and ends whatever was begun in it, last first. */
export async function tidily<T>(use: () => Promise<T>): Promise<T> {
  const kept = ends.length;
  try {
    return await use();
  } finally {
    await endDownTo(kept);
  }
}

/** At a signal, or an error that nobody caught, ends what was begun and then the process. */
export function endWhateverHappens(): void {
  let isEnding = false;
  const end = (code: number, why: string) => {
    if (isEnding) return;
    isEnding = true;
    tell(`\n${why}\nEnding what was started …`);
    endDownTo(0).finally(() => process.exit(code));
  };
  process.on('SIGINT', () => end(130, 'Interrupted.'));
  process.on('SIGTERM', () => end(143, 'Told to end.'));
  process.on('SIGHUP', () => end(129, 'The terminal is gone.'));
  process.on('uncaughtException', (error) => end(1, error.stack ?? error.message));
}

async function endDownTo(count: number): Promise<void> {
  while (ends.length > count) {
    try {
      await ends.pop()?.();
    } catch (cause) {
      tell(`could not be ended: ${cause}`);
    }
  }
}
