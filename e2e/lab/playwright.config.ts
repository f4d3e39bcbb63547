import { defineConfig } from 'playwright/test';
import { baseConfig } from '../support/base-config';

/** The real swarm: `npx playwright test -c e2e/lab/playwright.config.ts`, as root, with the lab's packages. */
export default defineConfig({
  ...baseConfig,
  testDir: '.',
  outputDir: '../../test-results/lab',
  globalSetup: '../support/ensure-built.ts',
  // A lab each, one test at a time in it: each begins with a swarm that nothing runs on. Mostly they wait for their engines.
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 20_000 },
});
