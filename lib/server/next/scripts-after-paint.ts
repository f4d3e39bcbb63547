/** How long the first frame is waited for, ms: a tab that nobody looks at makes none. */
const PATIENCE_MS = 300;

const SCRIPT = /<script src="([^"]+)"[^>]* async=""[^>]*><\/script>/g;
const PRELOAD = /<link rel="preload" as="script"[^>]*>/g;

/**
 * `html` with its scripts asked for when its first frame is out: until then loading and running them would take the
 * processors from the picture that is in it. `nonce`: of the page's own policy.
 */
export function scriptsAfterPaint(html: string, nonce: string): string {
  const sources = [...html.matchAll(SCRIPT)].map(([, source]) => source);
  const start = `<script nonce="${nonce}">(${startScripts})(${JSON.stringify(sources)}, ${PATIENCE_MS})</script></body>`;
  return html
    .replace(SCRIPT, '')
    .replace(PRELOAD, '')
    .replace(/<\/body>(?=[^<]*<\/html>)/, () => start);
}

/** Runs in the page. React must find what it would put there itself: elements with `async`, in the head. */
const startScripts = `(sources, patience) => {
  const start = () => {
    for (const src of sources.splice(0)) document.head.append(Object.assign(document.createElement('script'), { src, async: true }));
  };
  requestAnimationFrame(() => setTimeout(start));
  setTimeout(start, document.hidden ? 0 : patience);
}`;
