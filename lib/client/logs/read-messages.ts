import type { LogMessage } from '@/lib/protocol/log-message';

/** The messages of a stream as they come, those of a piece together. What the end cuts off is no message. */
export async function* readMessages(
  body: ReadableStream<Uint8Array>,
): AsyncGenerator<readonly LogMessage[], void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  // Of a message of which more is to come: joined once it is whole.
  let begun: string[] = [];
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      const [first = '', ...rows] = decoder.decode(value, { stream: true }).split('\n');
      begun.push(first);
      if (rows.length === 0) continue;
      const whole = [begun.join(''), ...rows.slice(0, -1)];
      begun = [rows.at(-1) ?? ''];
      // The page's own server wrote them.
      yield whole.filter(Boolean).map((row) => JSON.parse(row) as LogMessage);
    }
  } finally {
    reader.cancel().catch(() => {}); // it has ended, or ends with the request
  }
}
