import type { Page } from 'playwright/test';

/** Every text that elements hold from now on, however short. */
export async function noteTexts(page: Page, selector: string): Promise<() => Promise<string[]>> {
  const notes = await page.evaluateHandle((what) => {
    const texts: string[] = [];
    const note = () =>
      texts.push(...[...document.querySelectorAll(what)].map((one) => one.textContent ?? ''));
    new MutationObserver(note).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
    return texts;
  }, selector);
  return () => notes.jsonValue();
}
