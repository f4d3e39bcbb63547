import { request } from 'node:http';
import { delay } from '@/lib/base/time';

/** What the prober is told, as JSON in its arguments. */
export interface ProberOrders {
  readonly port: number;
  readonly host: string;
  readonly seconds: number;
}

/** What it found, as JSON on standard output. */
export interface Probed {
  /** How long /healthz took, each time on a connection of its own, ms. */
  readonly healthMs: readonly number[];
  /** Pages that were not the whole page. */
  readonly brokenPages: number;
}

/** How long an answer is waited for; it counts as this much, ms. */
const PATIENCE_MS = 10_000;

/** Asks as a health check and a new visitor do, from a process that does nothing else: its own delays would count. */
async function probe({ seconds, ...target }: ProberOrders): Promise<Probed> {
  const healthMs: number[] = [];
  let brokenPages = 0;
  await Promise.all([
    every(100, seconds, async () => {
      const began = performance.now();
      const { status } = await get(target, '/healthz');
      healthMs.push(status === 200 ? performance.now() - began : PATIENCE_MS);
    }),
    every(1_000, seconds, async () => {
      const { status, text } = await get(target, '/');
      if (status !== 200 || !text.includes('</html>')) brokenPages += 1;
    }),
  ]);
  return { healthMs, brokenPages };
}

/** Begins `work` every so many ms, whatever became of it before; resolves when all of it has ended. */
async function every(ms: number, seconds: number, work: () => Promise<void>): Promise<void> {
  const until = performance.now() + seconds * 1_000;
  const running: Promise<void>[] = [];
  while (performance.now() < until) {
    running.push(work());
    await delay(ms);
  }
  await Promise.all(running);
}

/** An answer on a connection of its own; status 0 where none comes in time. */
function get(
  { port, host }: Pick<ProberOrders, 'port' | 'host'>,
  path: string,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve) => {
    const none = () => resolve({ status: 0, text: '' });
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const asked = request({ host: '127.0.0.1', port, path, agent: false, headers: { Host: host }, signal });
    asked.on('error', none).end();
    asked.on('response', (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('error', none);
      answer.on('data', (piece: string) => {
        text += piece;
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
    });
  });
}

process.on('disconnect', () => process.exit(1));
const found = await probe(JSON.parse(process.argv[2] ?? '{}'));
process.stdout.write(JSON.stringify(found), () => process.exit(0));
