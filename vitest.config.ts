import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    include: ['lib/**/*.test.ts', 'components/**/*.test.ts', 'scripts/**/*.test.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // What is waited for comes at once, or late on a busy machine; Vitest's own second is for neither.
    expect: { poll: { timeout: 10_000 } },
    // Many wait for timers and sockets most of the time. Vitest by itself would leave a processor free.
    maxWorkers: availableParallelism() + 1,
  },
});
