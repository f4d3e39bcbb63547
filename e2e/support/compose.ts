import { expect, type Locator, type Page } from 'playwright/test';

/** The compose file's box: an editor, or a plain field until that has come. */
export const composeBox = (page: Page): Locator =>
  page.getByRole('textbox', { name: 'Compose file', exact: true });

/** Waits until the editor stands in the plain field's place. */
export const untilEditor = (page: Page): Promise<void> =>
  expect(composeBox(page)).toHaveAttribute('contenteditable', 'true');

/** Puts `text` in place of the compose file, as one pastes it. */
export async function fillCompose(page: Page, text: string): Promise<void> {
  const box = composeBox(page);
  await box.focus();
  await page.keyboard.press('ControlOrMeta+A');
  await box.evaluate((element, pasted) => {
    if (element instanceof HTMLTextAreaElement) {
      document.execCommand('insertText', false, pasted);
      return;
    }
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

/** The whole text, of which an editor draws only what is in view: as one copies it. */
export async function composeText(page: Page): Promise<string> {
  const box = composeBox(page);
  const plain = await box.evaluate((element) =>
    element instanceof HTMLTextAreaElement ? element.value : null,
  );
  if (plain !== null) return plain;
  await box.focus();
  await page.keyboard.press('ControlOrMeta+A');
  return box.evaluate((element) => {
    const clipboardData = new DataTransfer();
    element.dispatchEvent(new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }));
    return clipboardData.getData('text/plain');
  });
}

/** Waits until the compose file is, or matches, `text`. */
export const expectCompose = async (page: Page, text: string | RegExp): Promise<void> => {
  const told = expect.poll(() => composeText(page));
  await (typeof text === 'string' ? told.toBe(text) : told.toMatch(text));
};

/** The one button that deploys; what it says depends on what it does. */
export const deployButton = (page: Page): Locator => page.locator('[data-slot=deploy]');

/** Waits for what deploying would do, which is looked up by itself, and deploys. */
export async function deployNow(page: Page): Promise<void> {
  await expect(deployButton(page)).toBeEnabled();
  await deployButton(page).click();
}
