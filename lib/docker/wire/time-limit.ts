import { dockerError } from './docker-error';

/**
 * Runs `work` with a signal that aborts with `signal`, or after `ms`; then the work's failure becomes
 * a `timeout`. (AbortSignal.any over a long-lived signal leaks on Node 20.)
 */
export async function withTimeLimit<T>(
  ms: number,
  signal: AbortSignal,
  work: (limited: AbortSignal) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  const controller = new AbortController();
  const stop = () => controller.abort(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
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
    signal.removeEventListener('abort', stop);
  }
}
