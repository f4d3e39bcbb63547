import type { PlaywrightTestConfig } from 'playwright/test';
import { chromium } from './chromium';

/** What every browser test runs with. A flaky test is a bug to find: nothing is tried again. */
export const baseConfig = {
  retries: 0,
  forbidOnly: true,
  reporter: 'list',
  use: {
    launchOptions: chromium(),
    locale: 'en-US',
    viewport: { width: 1920, height: 1080 },
    screenshot: 'only-on-failure',
    // Without a film of every test, which costs a sixth of the suite's time: what failed has its last picture.
    trace: { mode: 'retain-on-failure', screenshots: false, sources: false },
  },
} satisfies PlaywrightTestConfig;
