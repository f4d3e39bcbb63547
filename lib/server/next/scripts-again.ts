/**
 * `html` whose scripts and style sheets are asked for again where one could not be had: the network was away for a moment, or
 * changed while the page loaded. Without one of them the page would stand still for ever. Until all are here
 * `data-scripts="lost"` on its root has it say so. `nonce`: of the page's own policy.
 */
export function withScriptsAgain(html: string, nonce: string): string {
  const script = `<head><script nonce="${nonce}">(${askAgain})(${FIRST_PAUSE_MS}, ${LONGEST_PAUSE_MS})</script>`;
  return html.replace('<head>', () => script);
}

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 10_000;

/**
 * Runs in the page, before any other script. React marks what is the page's own, with `async` or `data-precedence`; what
 * comes later is asked for again by who needs it. A server that has no such file is of another build, and has its page, too.
 */
const askAgain = `(first, longest) => {
  const { dataset } = document.documentElement;
  const pauses = new Map();
  const [opened] = performance.getEntriesByType('navigation');
  // As it was written: scripts find each other by it.
  const addressOf = (e) => e.getAttribute('src') ?? e.getAttribute('href');
  const isOurs = (e) => e instanceof Element && e.matches('script[async], link[rel=stylesheet][data-precedence]');
  const statusOf = (url) => fetch(url, { signal: AbortSignal.timeout(longest) }).then(({ status }) => status, () => 0);
  let isLeaving = false;
  const again = async (lost) => {
    if ((await statusOf(addressOf(lost))) === 404 && (await statusOf(location.href)) === 200) {
      if (!isLeaving) location.reload();
      isLeaving = true;
    }
    if (isLeaving) return;
    const next = document.createElement(lost.localName);
    for (const { name, value } of lost.attributes) next.setAttribute(name, value);
    // The bundle's own loader may have taken it out meanwhile.
    if (lost.isConnected) lost.replaceWith(next);
    else document.head.append(next);
  };
  document.addEventListener('error', ({ target }) => {
    if (!isOurs(target)) return;
    dataset.scripts = 'lost';
    const address = addressOf(target);
    const pause = pauses.get(address) ?? (opened?.type === 'reload' ? longest : first);
    pauses.set(address, Math.min(longest, pause * 2));
    setTimeout(again, pause, target);
  }, true);
  document.addEventListener('load', ({ target }) => {
    // Whoever asked for it.
    if (target instanceof Element && pauses.delete(addressOf(target)) && pauses.size === 0) delete dataset.scripts;
  }, true);
}`;
