/**
 * `html` whose scripts are asked for again where one could not be had: the network was away for a moment, or changed while
 * the page loaded. Without one of them the page would stand still for ever. Until all are here `data-scripts="lost"` on its
 * root has it say so. `nonce`: of the page's own policy.
 */
export function withScriptsAgain(html: string, nonce: string): string {
  const script = `<head><script nonce="${nonce}">(${askAgain})(${FIRST_PAUSE_MS}, ${LONGEST_PAUSE_MS})</script>`;
  return html.replace('<head>', () => script);
}

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 10_000;

/**
 * Runs in the page, before any other script. The page's own have the attribute `async`; those that come later, without it,
 * are asked for again by who needs them. A server that has not the script is of another build, and has its page, too.
 */
const askAgain = `(first, longest) => {
  const { dataset } = document.documentElement;
  const pauses = new Map();
  const [opened] = performance.getEntriesByType('navigation');
  const isOurs = (e) => e instanceof HTMLScriptElement && e.hasAttribute('async');
  let isLeaving = false;
  const again = async (src) => {
    const answer = await fetch(src).catch(() => null);
    if (isLeaving) return;
    isLeaving = answer?.status === 404;
    if (isLeaving) return location.reload();
    document.head.append(Object.assign(document.createElement('script'), { src, async: true }));
  };
  document.addEventListener('error', ({ target }) => {
    if (!isOurs(target)) return;
    // As it was written: scripts find each other by it.
    const src = target.getAttribute('src');
    target.remove();
    dataset.scripts = 'lost';
    const pause = pauses.get(src) ?? (opened?.type === 'reload' ? longest : first);
    pauses.set(src, Math.min(longest, pause * 2));
    setTimeout(again, pause, src);
  }, true);
  document.addEventListener('load', ({ target }) => {
    if (isOurs(target) && pauses.delete(target.getAttribute('src')) && pauses.size === 0) delete dataset.scripts;
  }, true);
}`;
