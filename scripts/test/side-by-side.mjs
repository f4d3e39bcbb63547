/**
 * Runs all at once, and keeps apart what they say: the first writes as it goes, each other all that it said once those before
 * it have ended, and then as it goes.
 * @template T
 * @param {readonly ((say: (text: string) => void) => Promise<T>)[]} jobs none rejects
 * @param {(text: string) => void} write
 * @returns {Promise<T[]>} in the order of `jobs`
 */
export function sideBySide(jobs, write) {
  let turn = 0;
  const waiting = jobs.map(() => '');
  const ended = jobs.map(() => false);
  return Promise.all(
    jobs.map(async (job, place) => {
      const result = await job((text) => {
        if (place === turn) write(text);
        else waiting[place] += text;
      });
      ended[place] = true;
      while (ended[turn]) {
        turn += 1;
        write(waiting[turn] ?? '');
      }
      return result;
    }),
  );
}
