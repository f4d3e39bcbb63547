import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from 'playwright/test';

/** The page, as it is now, breaks no rule of WCAG 2.2 AA that axe can see. What fades in must have come. */
export async function passesAxe(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`);
  expect(told).toEqual([]);
}
