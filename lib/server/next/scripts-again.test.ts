import vm from 'node:vm';
import { describe, expect, it } from 'vitest';
import { withScriptsAgain } from './scripts-again';

/** An element of the page: as much of it as is asked for. */
class PageElement {
  readonly localName: string;
  readonly written = new Map<string, string>();
  replacedBy: PageElement | null = null;
  isConnected = true;
  constructor(localName: string, attributes: Readonly<Record<string, string>> = {}) {
    this.localName = localName;
    for (const [name, value] of Object.entries(attributes)) this.written.set(name, value);
  }
  get attributes() {
    return [...this.written].map(([name, value]) => ({ name, value }));
  }
  getAttribute = (name: string) => this.written.get(name) ?? null;
  setAttribute = (name: string, value: string) => this.written.set(name, value);
  matches = () => this.written.has('async') || this.written.has('data-precedence');
  replaceWith(next: PageElement) {
    this.replacedBy = next;
  }
}

const script = (src = '/a.js') => new PageElement('script', { src, async: '' });

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
    reloads: 0,
    added: [] as PageElement[],
    /** null: nobody answers. */
    status: 200 as number | null,
    pageStatus: 200,
    pass: async () => {},
  };
  vm.runInNewContext(code, {
    Element: PageElement,
    performance: { getEntriesByType: () => [{ type }] },
    location: { href: '/', reload: () => (context.reloads += 1) },
    AbortSignal,
    document: {
      documentElement: { dataset },
      createElement: (name: string) => new PageElement(name),
      head: { append: (one: PageElement) => context.added.push(one) },
      // A window hears no element's load.
      addEventListener: (name: string, hear: (event: { readonly target: unknown }) => void) => {
        heard[name] = hear;
      },
    },
    setTimeout: (then: (lost: PageElement) => Promise<void>, ms: number, lost: PageElement) => {
      pauses.push(ms);
      context.pass = () => then(lost);
    },
    fetch: async (url: string) => {
      if (context.status === null) throw new Error('refused');
      return { status: url === '/' ? context.pageStatus : context.status };
    },
  });
  return context;
}

describe('what a page lacks', () => {
  it('is asked for again, more and more seldom, until it is here', async () => {
    const window = inAWindow('navigate');
    let now = script();
    for (let n = 0; n < 8; n += 1) {
      window.heard.error?.({ target: now });
      expect(window.dataset.scripts).toBe('lost');
      await window.pass();
      const next = now.replacedBy ?? now;
      expect(next).not.toBe(now);
      expect(next.localName).toBe('script');
      expect(next.attributes).toEqual(now.attributes);
      now = next;
    }
    expect(window.pauses).toEqual([500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000, 10_000]);
    window.heard.load?.({ target: now });
    expect(window.dataset.scripts).toBeUndefined();
  });

  it('may be a style sheet, which stays in its place', async () => {
    const window = inAWindow('navigate');
    const sheet = new PageElement('link', { rel: 'stylesheet', href: '/a.css', 'data-precedence': 'next' });
    window.heard.error?.({ target: sheet });
    await window.pass();
    expect(sheet.replacedBy?.attributes).toEqual(sheet.attributes);
    expect(sheet.replacedBy?.localName).toBe('link');
  });

  it('is told of until the last of it is here', () => {
    const window = inAWindow('navigate');
    const [one, other] = [script(), script('/b.js')];
    window.heard.error?.({ target: one });
    window.heard.error?.({ target: other });
    window.heard.load?.({ target: one });
    expect(window.dataset.scripts).toBe('lost');
    window.heard.load?.({ target: other });
    expect(window.dataset.scripts).toBeUndefined();
  });

  it('is asked for where nobody answers, too', async () => {
    const window = inAWindow('navigate');
    window.status = null;
    const lost = script();
    window.heard.error?.({ target: lost });
    await window.pass();
    expect(lost.replacedBy).not.toBeNull();
  });

  it('opens the page anew where the server has it no more, seldom where that was done already', async () => {
    for (const [type, pause] of [
      ['navigate', 500],
      ['reload', 10_000],
    ] as const) {
      const window = inAWindow(type);
      window.status = 404;
      const lost = script();
      window.heard.error?.({ target: lost });
      expect(window.pauses).toEqual([pause]);
      await window.pass();
      // Another may be missing, too.
      await window.pass();
      expect(window.reloads).toBe(1);
      expect(lost.replacedBy).toBeNull();
    }
  });

  it('is asked for while the page itself has no address there', async () => {
    const window = inAWindow('navigate');
    window.status = 404;
    window.pageStatus = 404;
    const lost = script();
    window.heard.error?.({ target: lost });
    await window.pass();
    expect(window.reloads).toBe(0);
    expect(lost.replacedBy).not.toBeNull();
  });

  it('may be taken out, and asked for, by the bundle’s own loader', async () => {
    const window = inAWindow('navigate');
    const lost = script();
    window.heard.error?.({ target: lost });
    lost.isConnected = false;
    await window.pass();
    expect(window.added).toHaveLength(1);
    window.heard.load?.({ target: new PageElement('script', { src: '/a.js' }) });
    expect(window.dataset.scripts).toBeUndefined();
  });

  it('is no picture, nor what somebody else asks for again', () => {
    const window = inAWindow('navigate');
    window.heard.error?.({ target: {} });
    window.heard.error?.({ target: new PageElement('script', { src: '/later.js' }) });
    expect(window.pauses).toEqual([]);
  });
});
