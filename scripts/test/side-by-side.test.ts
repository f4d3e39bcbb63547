import { expect, it } from 'vitest';
import { sideBySide } from './side-by-side.mjs';

it('keeps apart what runs at once, and holds nothing back from the first that runs', async () => {
  let written = '';
  const jobs = ['a', 'b', 'c'].map((name) => {
    let end = () => {};
    const promise = new Promise<string>((resolve) => {
      end = () => resolve(name);
    });
    return { name, promise, end, say: (_: string) => {} };
  });
  const results = sideBySide(
    jobs.map((job) => (say: (text: string) => void) => {
      job.say = (word) => say(`${job.name}${word} `);
      return job.promise;
    }),
    (text) => {
      written += text;
    },
  );
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  const [a, b, c] = jobs;
  for (const job of [c, b, a]) job?.say('1');
  expect(written).toBe('a1 ');
  b?.end();
  await turn();
  a?.say('2');
  expect(written).toBe('a1 a2 ');
  a?.end();
  await turn();
  c?.say('2');
  expect(written).toBe('a1 a2 b1 c1 c2 ');
  c?.end();
  expect(await results).toEqual(['a', 'b', 'c']);
});
