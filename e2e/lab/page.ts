import { setTimeout as delay } from 'node:timers/promises';
import { expect, type Locator, type Page } from 'playwright/test';
import { createTranslator } from 'use-intl/core';
import { en } from '@/lib/messages/en';
import { PAGES } from '@/lib/pages/pages';
import { deployNow, fillCompose } from '../support/compose';

/** The page's own words, so that a test asks for what a person reads and no wording stands here twice. */
const words = createTranslator({ locale: 'en', messages: en });

/** Swarmscope as a person uses it. Every step that knows how the page is built stands here. */
export class SwarmPage {
  readonly page: Page;
  readonly summary: Locator;
  readonly nodes: Locator;
  /** Tasks that wait for a node, with the reason. */
  readonly tray: Locator;
  readonly attention: Locator;
  /** What the page says over a picture that is not live. */
  readonly banner: Locator;
  readonly activity: Locator;

  constructor(page: Page) {
    this.page = page;
    this.summary = page.getByTestId('swarm-summary');
    this.nodes = page.locator('[data-node-id]');
    this.tray = page.locator('[data-kind="tray"]');
    this.attention = page.locator('[data-kind="attention"]');
    this.banner = page.getByTestId('feed-banner');
    this.activity = page.getByRole('complementary', { name: words('activity.title') });
  }

  /** Opens the grid, signed in by the server's one-time link, and waits for the picture. */
  async open(signInLink: string): Promise<void> {
    await this.page.goto(signInLink);
    await expect(this.summary).toHaveAttribute('data-live', 'true');
  }

  node(id: string): Locator {
    return this.page.locator(`[data-node-id="${id}"]`);
  }

  task(id: string): Locator {
    return this.page.locator(`[data-task-id="${id}"]`);
  }

  /** The tiles of a service, or those of them in one state. */
  tiles(service: string, state?: string): Locator {
    const inState = state === undefined ? '' : `[data-state="${state}"]`;
    return this.page.locator(`[data-task-id][data-service="${service}"]${inState}`);
  }

  /** Waits until the page shows so many running tasks in all. */
  async showsRunning(count: number, timeout = 20_000): Promise<void> {
    await expect(this.summary).toHaveAttribute('data-running', String(count), { timeout });
  }

  /** Waits until the banner says so, and sees that it goes on saying so: a picture must not flicker between reasons. */
  async keepsSaying(sentence: string, seconds: number): Promise<void> {
    await expect(this.banner).toContainText(sentence, { timeout: 60_000 });
    const end = Date.now() + seconds * 1000;
    while (Date.now() < end) {
      expect(await this.banner.allInnerTexts()).toEqual([expect.stringContaining(sentence)]);
      await delay(250);
    }
  }

  /** Waits until the activity feed holds a sentence. */
  async tells(sentence: string | RegExp): Promise<void> {
    // Open, it may still be loading.
    const open = this.page.getByRole('button', { name: words('activity.open') });
    if (await open.isVisible()) await open.click();
    await expect(this.activity.getByRole('listitem').filter({ hasText: sentence }).first()).toBeVisible();
  }

  async showGrid(): Promise<void> {
    await this.go('grid');
  }

  /** Sets a service's replicas in the services view, stays there until it has converged, and shows the grid again. */
  async scale(service: string, replicas: number): Promise<void> {
    await this.go('services');
    const field = this.replicasOf(service);
    await field.fill(String(replicas));
    await expect(this.page.getByText(`docker service scale ${service}=${replicas}`)).toBeVisible();
    await field.press('Enter');
    const row = this.page.getByRole('row').filter({ has: field });
    await expect(row).toContainText(words('action.progress.converged'), { timeout: 30_000 });
    await this.showGrid();
  }

  /** The services view offers no scaling of this service now. */
  async cannotScale(service: string): Promise<void> {
    await this.go('services');
    await expect(this.replicasOf(service)).not.toBeEditable();
    await this.showGrid();
  }

  /** Opens a task's own page by its address, also when its tile is gone; resolves with what it says. */
  async openTask(id: string): Promise<Locator> {
    await this.page.goto(new URL(`/tasks/${id}`, this.page.url()).href);
    return this.page.getByRole('main');
  }

  /** Removes a service in the services view. */
  async removeService(service: string): Promise<void> {
    await this.go('services');
    await this.page
      .getByRole('button', { name: words('action.removeService.label', { name: service }) })
      .click();
    const dialog = this.page.getByRole('alertdialog');
    await expect(dialog).toContainText(`docker service rm ${service}`);
    await dialog.getByRole('button', { name: words('action.removeService.confirm') }).click();
    await expect(dialog).toBeHidden();
    await this.showGrid();
  }

  /** Opens the dialog that removes a stack, in the stacks view. */
  async askToRemoveStack(stack: string): Promise<Locator> {
    await this.go('stacks');
    await this.page.getByRole('button', { name: words('action.removeStack.label', { name: stack }) }).click();
    return this.page.getByRole('dialog');
  }

  /** Types the stack's name, confirms, follows the removal to its end, and shows the grid again. */
  async confirmRemoveStack(dialog: Locator, stack: string): Promise<void> {
    const confirm = dialog.getByRole('button', { name: words('action.removeStack.confirm') });
    await expect(confirm).toBeDisabled();
    await dialog.getByRole('textbox').fill(stack);
    await confirm.click();
    const toast = this.page.locator('[data-slot=toast]', {
      hasText: words('action.removeStack.done', { name: stack }),
    });
    await expect(toast).toContainText(words('action.removeStack.stopped'));
    await this.showGrid();
  }

  /** Deploys a compose file in the page, once it has said what changes, and resolves when Docker has taken it. */
  async deployStack(name: string, compose: string): Promise<void> {
    await this.page.goto(new URL('/stacks/deploy', this.page.url()).href);
    await this.page.getByLabel('Name of the stack').fill(name);
    await fillCompose(this.page, compose);
    await expect(this.page.locator('[data-slot=plan]')).toBeVisible();
    await deployNow(this.page);
    const deployed = this.page.locator('[data-slot=deployed]');
    await expect(deployed).toHaveAttribute('data-ok', 'true', { timeout: 60_000 });
  }

  private replicasOf(service: string): Locator {
    return this.page.getByRole('spinbutton', { name: words('action.scale.label', { name: service }) });
  }

  private async go(view: 'grid' | 'services' | 'stacks'): Promise<void> {
    const nav = this.page.getByRole('navigation', { name: words('frame.nav.label') });
    const link = nav.getByRole('link', { name: words(PAGES[view].title) });
    await link.click();
    // Until then the view before is still there, with the same fields.
    await expect(link).toHaveAttribute('aria-current', 'page');
  }
}
