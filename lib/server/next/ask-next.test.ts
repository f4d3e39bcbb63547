import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { createAskNext, type Render } from './ask-next';

const never = new AbortController().signal;
const ask = (render: Render, signal = never) => createAskNext(render)('/x?y', { cookie: 'a=b' }, signal);
const LONG = Buffer.alloc(3_000_000, 'long ');

const WAYS: [string, Render, { status: number; body: Buffer | string }][] = [
  ['at once', async (_, response) => void response.end('all'), { status: 200, body: 'all' }],
  [
    'in a file that is piped',
    async (_, response) => {
      response.writeHead(200, { 'Content-Length': LONG.length });
      const pieces = Array.from({ length: 30 }, (_, n) => LONG.subarray(n * 100_000, (n + 1) * 100_000));
      await new Promise((finished) => Readable.from(pieces).pipe(response).on('finish', finished));
    },
    { status: 200, body: LONG },
  ],
  ['with nothing new', async (_, response) => void response.writeHead(304).end(), { status: 304, body: '' }],
  [
    'as it heeds what is taken',
    async (_, response) => {
      for (let n = 0; n < 30; n += 1)
        if (!response.write(LONG.subarray(n * 100_000, (n + 1) * 100_000)))
          await new Promise((drained) => response.once('drain', drained));
      response.end();
    },
    { status: 200, body: LONG },
  ],
  [
    'after the handler is done',
    async (_, response) => void setImmediate(() => response.end('later')),
    { status: 200, body: 'later' },
  ],
  [
    'with words before the answer',
    async (_, response) => {
      response.writeProcessing();
      response.writeEarlyHints({ link: '</x>' });
      response.end('all');
    },
    { status: 200, body: 'all' },
  ],
];

it.each(WAYS)('an answer %s ends', async (_, render, expected) => {
  const { status, body } = await ask(render);
  expect(status).toBe(expected.status);
  expect(body.equals(Buffer.from(expected.body))).toBe(true);
});

it('an answer that is cut off, or that failed, is none', async () => {
  await expect(ask(async (_, response) => void response.destroy())).rejects.toThrow();
  const half: Render = async (_, response) => {
    response.write('half');
    setImmediate(() => response.destroy());
  };
  await expect(ask(half)).rejects.toThrow();
  const failing: Render = async (_, response) => {
    response.write('half');
    throw new Error('no page today');
  };
  await expect(ask(failing)).rejects.toThrow();
});

it('who answers hears when nobody waits any more', async () => {
  for (const start of [false, true]) {
    const patience = new AbortController();
    let isTold = false;
    const asked = ask(async (_, response) => {
      response.once('close', () => {
        isTold = true;
      });
      if (start) response.write('half');
      setImmediate(() => patience.abort());
    }, patience.signal);
    await expect(asked).rejects.toThrow();
    await expect.poll(() => isTold).toBe(true);
  }
});

it('a head as long as a visitor may send arrives', async () => {
  const long = 'x'.repeat(15_000);
  const { body } = await createAskNext(async ({ headers }, response) => void response.end(headers.long))(
    '/',
    { long, policy: 'y'.repeat(2_000) },
    never,
  );
  expect(body.toString()).toBe(long);
});
