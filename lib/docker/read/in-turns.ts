/** How long pieces are taken one after the other before others have their turn, ms. */
const SLICE = 4;

/**
 * The pieces as they come. Node.js reads up to 2 MB of what has come in before it looks at anything else; here others
 * have their turn in between, and the sender waits.
 */
export async function* inTurns<T>(pieces: AsyncIterable<T>): AsyncGenerator<T> {
  let since = performance.now();
  for await (const piece of pieces) {
    yield piece;
    if (performance.now() - since < SLICE) continue;
    await new Promise(setImmediate);
    since = performance.now();
  }
}
