import { defineConfig } from 'playwright/test';
import { baseConfig } from './support/base-config';

/** The product in a browser, on the embedded swarm: `npx playwright test -c e2e/playwright.config.ts`. */
export default defineConfig({
  ...baseConfig,
  testDir: '.',
  testIgnore: 'lab/**',
  outputDir: '../test-results/e2e',
  globalSetup: './support/ensure-built.ts',
  // Every test has a server and a swarm of its own, or only looks at its worker's.
  fullyParallel: true,
  workers: 2,
  // As long as a busy machine may take: what is waited for are states.
  timeout: 120_000,
  expect: { timeout: 20_000 },
});
