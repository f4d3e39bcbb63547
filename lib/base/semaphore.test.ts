import { expect, it } from 'vitest';
import { createSemaphore } from './semaphore';

const { signal } = new AbortController();

/** Work that ends when it is told to. */
function held() {
  let end = () => {};
  const work = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { end: () => end(), work: () => work };
}

it('so many at once, and the others in their order', async () => {
  const turns = createSemaphore(1, 2);
  const [first, second] = [held(), held()];
  const order: string[] = [];
  const run = (name: string, work: () => Promise<void>) =>
    turns.take(signal, async () => {
      order.push(name);
      await work();
    });
  const runs = [run('a', first.work), run('b', second.work), run('c', second.work)];
  expect(turns.isFull).toBe(true);
  expect(order).toEqual(['a']);
  first.end();
  await runs[0];
  // Who comes now does not overtake.
  runs.push(run('d', second.work));
  second.end();
  await Promise.all(runs);
  expect(order).toEqual(['a', 'b', 'c', 'd']);
  expect(turns.isFull).toBe(false);
});

it('who gives up leaves the queue, and work that fails leaves its place', async () => {
  const turns = createSemaphore(1, 1);
  const first = held();
  const running = turns.take(signal, async () => {
    await first.work();
    throw new Error('failed');
  });
  const giving = new AbortController();
  const waiting = turns.take(giving.signal, async () => 'done');
  giving.abort(new Error('enough'));
  await expect(waiting).rejects.toThrow('enough');
  expect(turns.isFull).toBe(false);
  first.end();
  await expect(running).rejects.toThrow('failed');
  await expect(turns.take(signal, async () => 'done')).resolves.toBe('done');
});
