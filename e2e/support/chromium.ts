import type { LaunchOptions } from 'playwright/test';
import { findChromium } from '../../scripts/chromium.mjs';

/** How to launch Chromium here: the machine's own, if it has one, else the one that Playwright keeps. */
export function chromium(): LaunchOptions {
  const executablePath = findChromium();
  return {
    ...(executablePath && { executablePath }),
    // Chromium refuses its sandbox to root; /dev/shm is small in containers.
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-dev-shm-usage'],
  };
}
