import { StringDecoder } from 'node:string_decoder';

/** A line longer than this is no event of Docker's. */
const MAX_LINE = 1_000_000;

/** The values of a stream of JSON lines, however it is cut into chunks. Lines that are no JSON are passed over. */
export async function* jsonLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<unknown> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + decoder.write(chunk)).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > MAX_LINE) rest = '';
    for (const line of lines) {
      const value = parse(line);
      if (value !== undefined) yield value;
    }
  }
  const value = parse(rest);
  if (value !== undefined) yield value;
}

function parse(line: string): unknown {
  // The record separator of JSON text sequences, which newer engines may speak.
  const json = line.replace('\u001e', '').trim();
  if (!json) return undefined;
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
