import { linkAbort } from '@/lib/base/link-abort';
import { dockerError } from './docker-error';

/** Runs `work` with a signal that aborts with `signal`, or after `ms`; then the work's failure becomes a `timeout`. */
export async function withTimeLimit<T>(
  ms: number,
  signal: AbortSignal,
  work: (limited: AbortSignal) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  const controller = new AbortController();
  const unlink = linkAbort(signal, controller);
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    controller.abort();
  }, ms);
  try {
    return await work(controller.signal);
  } catch (error) {
    if (late) throw dockerError('timeout', `no answer within ${ms / 1000} s`, error);
    signal.throwIfAborted();
    throw error;
  } finally {
    clearTimeout(timer);
    unlink();
  }
}
