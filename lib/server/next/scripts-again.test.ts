import vm from 'node:vm';
import { describe, expect, it } from 'vitest';
import { withScriptsAgain } from './scripts-again';

class Script {
  src = '/a.js';
  async = true;
  isThere = true;
  hasAttribute = (name: string) => name === 'async' && this.async;
  getAttribute = () => this.src;
  remove() {
    this.isThere = false;
  }
}

/** Runs what asks again in a window of its own, opened so. */
function inAWindow(type: 'navigate' | 'reload') {
  const html = withScriptsAgain('<html><head><title>$&</title></head></html>', 'n');
  const code = /^<html><head><script nonce="n">([\s\S]*)<\/script><title>\$&<\/title>/.exec(html)?.[1] ?? '';
  const heard: Record<string, (event: { readonly target: unknown }) => void> = {};
  const pauses: number[] = [];
  const dataset: Record<string, string> = {};
  const context = {
    heard,
    pauses,
    dataset,
    added: [] as Script[],
    reloads: 0,
    /** null: nobody answers. */
    status: 200 as number | null,
    pass: async () => {},
  };
  vm.runInNewContext(code, {
    HTMLScriptElement: Script,
    performance: { getEntriesByType: () => [{ type }] },
    location: { reload: () => (context.reloads += 1) },
    document: {
      documentElement: { dataset },
      createElement: () => new Script(),
      head: { append: (script: Script) => context.added.push(script) },
      // A window hears no element's load.
      addEventListener: (name: string, hear: (event: { readonly target: unknown }) => void) => {
        heard[name] = hear;
      },
    },
    setTimeout: (then: (src: string) => Promise<void>, ms: number, src: string) => {
      pauses.push(ms);
      context.pass = () => then(src);
    },
    fetch: async () => {
      if (context.status === null) throw new Error('refused');
      return { status: context.status };
    },
  });
  return context;
}

describe('scripts that could not be had', () => {
  it('are asked for again, more and more seldom, until they are here', async () => {
    const window = inAWindow('navigate');
    let script = new Script();
    for (let n = 0; n < 8; n += 1) {
      window.heard.error?.({ target: script });
      expect(script.isThere).toBe(false);
      expect(window.dataset.scripts).toBe('lost');
      await window.pass();
      const next = window.added.at(-1);
      expect(next).toMatchObject({ src: '/a.js', async: true });
      if (next) script = next;
    }
    expect(window.pauses).toEqual([500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000, 10_000]);
    window.heard.load?.({ target: script });
    expect(window.dataset.scripts).toBeUndefined();
  });

  it('are lost until the last of them is here', () => {
    const window = inAWindow('navigate');
    const [one, other] = [new Script(), Object.assign(new Script(), { src: '/b.js' })];
    window.heard.error?.({ target: one });
    window.heard.error?.({ target: other });
    window.heard.load?.({ target: one });
    expect(window.dataset.scripts).toBe('lost');
    window.heard.load?.({ target: other });
    expect(window.dataset.scripts).toBeUndefined();
  });

  it('are asked for where nobody answers, too', async () => {
    const window = inAWindow('navigate');
    window.status = null;
    window.heard.error?.({ target: new Script() });
    await window.pass();
    expect(window.added).toHaveLength(1);
  });

  it('that the server has no more open the page anew, seldom where that was done already', async () => {
    for (const [type, pause] of [
      ['navigate', 500],
      ['reload', 10_000],
    ] as const) {
      const window = inAWindow(type);
      window.status = 404;
      window.heard.error?.({ target: new Script() });
      expect(window.pauses).toEqual([pause]);
      await window.pass();
      // Another script may be missing, too.
      await window.pass();
      expect(window.reloads).toBe(1);
      expect(window.added).toEqual([]);
    }
  });

  it('leaves pictures, and scripts that somebody else asks for again', () => {
    const window = inAWindow('navigate');
    window.heard.error?.({ target: {} });
    window.heard.error?.({ target: Object.assign(new Script(), { async: false }) });
    expect(window.pauses).toEqual([]);
  });
});
