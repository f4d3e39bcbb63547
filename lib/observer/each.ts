/** Does `work` for each item, as work that can be done in slices. */
export function* each<T>(items: Iterable<T>, work: (item: T) => void): Generator<undefined, void> {
  for (const item of items) {
    work(item);
    yield;
  }
}
