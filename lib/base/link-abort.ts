/**
 * Aborts `controller` when `signal` aborts, for its reason, until the function that it returns is called. Whatever ends
 * before a long-lived signal must call it, or that holds it. (AbortSignal.any over such a signal leaks on Node 20.)
 */
export function linkAbort(signal: AbortSignal, controller: AbortController): () => void {
  const abort = () => controller.abort(signal.reason);
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort, { once: true });
  return () => signal.removeEventListener('abort', abort);
}
