import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { createMetricsAnswer } from './answer-metrics';
import { aHeldObserver, aPermission, someSessions } from './made-up.testing';
import { createMetrics } from './telemetry/metrics';

let close = () => {};
afterEach(() => close());

it('is read once for all who ask at the same time', async () => {
  let reads = 0;
  const metrics = createMetrics(Date.now);
  const { answer } = createMetricsAnswer({
    metrics: {
      ...metrics,
      read(sight) {
        reads += 1;
        return metrics.read(sight);
      },
    },
    observer: aHeldObserver(),
    socket: { browsers: 1 },
    permission: aPermission(someSessions(Date.now)),
    sessionOf: () => null,
    token: null,
  });
  const server = createServer((request, response) => void answer(request, response));
  close = () => server.close();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const read = async () => (await fetch(`http://127.0.0.1:${port}/`)).text();
  await read();
  const before = reads;
  const texts = await Promise.all(Array.from({ length: 50 }, read));
  for (const text of texts) expect(text).toContain('swarmscope_browsers 1');
  // However slow the machine is, each half second has one at the most.
  expect(reads - before).toBeLessThan(25);
});
