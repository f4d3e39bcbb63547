import { expect, it } from 'vitest';
import type { PageAnswer } from './ask-next';
import { Crowded, createRenderQueue } from './render-queue';

const never = new AbortController().signal;
const DONE: PageAnswer = { status: 200, headers: {}, body: Buffer.alloc(0) };

/** A queue for one at a time, whose renders end when the test says so. */
function aQueue(limits = { rendersAtOnce: 1, rendersWaiting: 6, rendersWaitingEach: 4 }) {
  const queue = createRenderQueue(limits);
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  return {
    begun,
    run: (address: string | null, name: string, signal = never) =>
      queue.run(address, signal, async () => {
        begun.push(name);
        await new Promise<void>((end) => ends.push(end));
        return DONE;
      }),
    end: () => ends.shift()?.(),
  };
}

it('each address has its turn, and what is for everybody comes first', async () => {
  const queue = aQueue();
  const all = [
    queue.run('a', 'a1'),
    ...['a2', 'a3', 'a4'].map((name) => queue.run('a', name)),
    queue.run('b', 'b1'),
    queue.run(null, 'ours'),
  ];
  for (let n = 1; n <= all.length; n += 1) {
    await expect.poll(() => queue.begun.length).toBe(n);
    queue.end();
  }
  await Promise.all(all);
  expect(queue.begun).toEqual(['a1', 'ours', 'a2', 'b1', 'a3', 'a4']);
});

it('has places for so many of one address, and so many of all', async () => {
  const queue = aQueue();
  const running = queue.run('a', 'running');
  const waiting = ['1', '2', '3', '4'].map((name) => queue.run('a', name));
  await expect(queue.run('a', 'one too many')).rejects.toBeInstanceOf(Crowded);
  waiting.push(queue.run('b', '5'), queue.run('c', '6'));
  await expect(queue.run('d', 'one too many of all')).rejects.toBeInstanceOf(Crowded);
  waiting.push(queue.run(null, 'ours'));
  for (let n = 1; n <= 8; n += 1) {
    await expect.poll(() => queue.begun.length).toBe(n);
    queue.end();
  }
  await Promise.all([running, ...waiting]);
  expect(queue.begun).toHaveLength(8);
});

it('who waits no more leaves the place to others', async () => {
  const queue = aQueue();
  const running = queue.run('a', 'running');
  const patience = new AbortController();
  const impatient = queue.run('a', 'impatient', patience.signal);
  const patient = queue.run('a', 'patient');
  patience.abort(new Error('enough'));
  await expect(impatient).rejects.toThrow('enough');
  queue.end();
  await running;
  await expect.poll(() => queue.begun).toEqual(['running', 'patient']);
  queue.end();
  await patient;
});

it('one that fails is told, and the next has its turn', async () => {
  const queue = createRenderQueue({ rendersAtOnce: 1, rendersWaiting: 2, rendersWaitingEach: 2 });
  const failing = queue.run('a', never, () => Promise.reject(new Error('no page today')));
  const next = queue.run('a', never, async () => DONE);
  await expect(failing).rejects.toThrow('no page today');
  expect(await next).toBe(DONE);
});

it('leaves the process to others for as long as a page took, and longer after one that failed', async () => {
  const queue = createRenderQueue({ rendersAtOnce: 2, rendersWaiting: 9, rendersWaitingEach: 9 });
  /** Holds the thread, as rendering does, and tells when. */
  const render = async (ms: number) => {
    const began = performance.now();
    while (performance.now() < began + ms);
    return { began, ended: performance.now() };
  };
  const times: { began: number; ended: number }[] = [];
  const run = (ms: number, status: number) =>
    queue.run('a', never, async () => {
      times.push(await render(ms));
      return { ...DONE, status };
    });
  await run(40, 200);
  await run(1, 200);
  const [first, second] = times;
  expect((second?.began ?? 0) - (first?.ended ?? 0)).toBeGreaterThanOrEqual(39);

  times.length = 0;
  await Promise.all([1, 2, 3, 4].map(() => run(1, 500)));
  const began = times.map((time) => time.began);
  // Two have both places; the next two come when those are left.
  expect((began[2] ?? 0) - (began[0] ?? 0)).toBeGreaterThanOrEqual(249);
  expect((began[3] ?? 0) - (began[1] ?? 0)).toBeGreaterThanOrEqual(249);
});
