import vm from 'node:vm';
import { describe, expect, it } from 'vitest';
import { scriptsAfterPaint } from './scripts-after-paint';

const PAGE =
  '<html><head><link rel="stylesheet" href="/a.css" nonce="n"/>' +
  '<link rel="preload" as="script" fetchPriority="low" nonce="n" href="/main.js"/>' +
  '<script src="/a.js" async="" nonce="n"></script><script src="/old.js" noModule="" nonce="n"></script></head>' +
  '<body><p>a &lt;/body&gt;</p><script nonce="n">push("$</body>")</script>' +
  '<script src="/main.js" nonce="n" async=""></script></body></html>';

/** Runs what starts the scripts in a window of its own. */
function inAWindow(html: string, { hidden }: { readonly hidden: boolean }) {
  const code = /<script nonce="n">(\(\(sources[\s\S]*)<\/script><\/body><\/html>$/.exec(html)?.[1] ?? '';
  const frames: (() => void)[] = [];
  const timers: { readonly then: () => void; readonly ms: number }[] = [];
  const added: unknown[] = [];
  vm.runInNewContext(code, {
    document: {
      hidden,
      createElement: () => ({}),
      head: { append: (script: unknown) => added.push(script) },
    },
    requestAnimationFrame: (then: () => void) => frames.push(then),
    setTimeout: (then: () => void, ms = 0) => timers.push({ then, ms }),
  });
  return { frames, timers, added };
}

describe('scripts after the first frame', () => {
  const html = scriptsAfterPaint(PAGE, 'n');

  it('asks for none of them while the HTML is read, and leaves everything else', () => {
    expect(html.match(/\/(a|main)\.js/g)).toHaveLength(2);
    expect(html).not.toContain('rel="preload"');
    expect(html).toContain(
      '<link rel="stylesheet" href="/a.css" nonce="n"/><script src="/old.js" noModule=""',
    );
    expect(html).toContain('<script nonce="n">push("$</body>")</script><script nonce="n">((sources');
  });

  it('starts each once, after the frame, as React marks its own', () => {
    const { frames, timers, added } = inAWindow(html, { hidden: false });
    expect(frames).toHaveLength(1);
    frames[0]?.();
    expect(added).toEqual([]);
    for (const { then } of timers) then();
    expect(added).toEqual([
      { src: '/a.js', async: true },
      { src: '/main.js', async: true },
    ]);
  });

  it('waits for no frame where there is none', () => {
    const { timers, added } = inAWindow(html, { hidden: true });
    expect(timers.map(({ ms }) => ms)).toEqual([0]);
    timers[0]?.then();
    expect(added).toHaveLength(2);
    // A window may be hidden later.
    expect(inAWindow(html, { hidden: false }).timers.map(({ ms }) => ms)).toEqual([300]);
  });
});
