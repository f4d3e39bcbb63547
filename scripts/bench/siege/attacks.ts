import { messages, packets, type Stranger } from './stranger';

type Attack = (stranger: Stranger) => Promise<void>;

/** The longest message that a page may send, nearly. */
const LONG = 690_000;
const WRONG_ITEMS = `[${'0,'.repeat(LONG / 2 - 20)}0]`;
const WRONG_ENTRIES = Array.from({ length: 60_000 }, (_, n) => `"${n}":0`).join();
const PADDING = 'x'.repeat(LONG);
/** Ends no line that it begins. */
const COMPOSE = JSON.stringify(`services:\n${'  a: &a {image: "$V", x: *a}\n'.repeat(4_000)}`);
const JSON_BODY = { 'Content-Type': 'application/json' };

const random = () => Math.random().toString(36).slice(2);
const repeated = (count: number, text: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => text(n));

/** What strangers did to the server before it was mended, and its kin. Nobody of them is signed in. */
export const ATTACKS = {
  /** Pushes the kept pages out, and asks so that what takes their place is no page. */
  async poison(stranger) {
    for (const headers of [
      { Cookie: `theme=${random()}` },
      { 'x-middleware-prefetch': '1' },
      { RSC: '1', 'Next-Router-Prefetch': '1' },
      { 'x-nextjs-data': '1', Purpose: 'prefetch' },
      { 'x-invoke-path': '/404', 'x-invoke-status': '404', 'x-matched-path': '/none' },
      { Cookie: `theme=${random()}; language=${random()}`, 'Accept-Language': random() },
    ])
      await stranger.send('GET', '/', headers);
  },
  async unknownPages(stranger) {
    for (const path of [
      `/${random()}`,
      `/?${random()}=1`,
      `/services?${random()}`,
      `/nodes/${random()}/${random()}`,
    ])
      await stranger.send('GET', path);
  },
  act: ({ target, write }) => write(messages(target, `420["act",${WRONG_ITEMS}]`)),
  ask: ({ target, write }) => write(messages(target, `421["ask",${WRONG_ITEMS}]`)),
  wrongLabels: ({ target, write }) =>
    write(
      messages(target, `420["act",{"kind":"set-node-labels","node":"a","put":{},"remove":${WRONG_ITEMS}}]`),
    ),
  wrongArguments: ({ target, write }) =>
    write(messages(target, `420["act",{"kind":"create-service","args":${WRONG_ITEMS}}]`)),
  wrongValues: ({ target, write }) =>
    write(messages(target, `421["ask",{"kind":"plan-stack","values":{${WRONG_ENTRIES}}}]`)),
  resync: ({ target, write }) => write(messages(target, `42["resync",${WRONG_ITEMS}]`)),
  longAct: ({ target, write }) => write(messages(target, `422["act",{"kind":"${PADDING.slice(30)}"}]`)),
  longConnect: ({ target, write }) => write(packets(target, `40/${PADDING.slice(10)},`)),
  longAuth: ({ target, write }) => write(packets(target, `40{"epoch":"${PADDING.slice(30)}"}`)),
  deepMessage: ({ target, write }) => write(messages(target, `42["ask",${'['.repeat(LONG - 20)}`)),
  manyMessages: ({ target, write }) =>
    write(messages(target, ...repeated(2_000, (n) => `42${n}["ask",{"kind":"secrets"}]`))),
  manyActions: ({ target, write }) =>
    write(messages(target, ...repeated(2_000, (n) => `42${n}["act",{"kind":"remove-stack","stack":"a"}]`))),
  enginePackets: ({ target, write }) =>
    write(
      packets(
        target,
        ...repeated(3_000, (n) => ['9', '4x', '5', '6', '1', '2probe', '', '3'][n % 8] ?? ''),
        Buffer.alloc(LONG),
      ),
    ),
  manyNamespaces: ({ target, write }) => write(packets(target, ...repeated(3_000, (n) => `40/${n},`))),
  binaryEvents: ({ target, write }) =>
    write(messages(target, '459999-["act",{"_placeholder":true,"num":0}]', ...repeated(50, () => 'b4'))),
  /** Has pictures sent, and reads none of them. */
  deaf: ({ target, hold }) => hold(messages(target, ...repeated(90, () => '42["resync",-1]'))),
  watches: ({ target, hold }) => hold(packets(target, '40'), { reads: true }),
  async polling({ send }) {
    await send('GET', '/socket.io/?EIO=4&transport=polling');
    await send('POST', '/socket.io/?EIO=4&transport=polling&sid=none', {}, '40');
    await send('GET', `/socket.io/?EIO=4&transport=polling&j=0&t=${random()}`);
  },
  async signInLinks({ send }) {
    for (let n = 0; n < 10; n += 1) await send('GET', `/sign-in?token=${random()}`);
  },
  async passwords({ target, send }) {
    const headers = { ...JSON_BODY, Origin: `http://${target.host}` };
    for (const name of ['admin', 'ada', random()])
      await send('POST', '/api/sign-in', headers, JSON.stringify({ name, password: random() }));
    await send('POST', '/api/sign-in', headers, JSON.stringify({ name: PADDING, password: '' }));
  },
  slowHeaders: ({ target, hold }) =>
    hold(`GET / HTTP/1.1\r\nHost: ${target.host}\r\n`, { more: 'X-Slow: 1\r\n', reads: true }),
  slowBody: ({ target, hold }) =>
    hold(
      `POST /api/sign-in HTTP/1.1\r\nHost: ${target.host}\r\nOrigin: http://${target.host}\r\nContent-Length: 4000\r\n\r\n`,
      { more: 'x', reads: true },
    ),
  halfOpen: ({ hold }) => hold(''),
  /** Asks for much, and reads nothing. */
  deafRequests: ({ target, hold }) =>
    hold(`GET /picture HTTP/1.1\r\nHost: ${target.host}\r\n\r\n`.repeat(100)),
  pipelined: ({ target, write }) =>
    write(`GET /metrics HTTP/1.1\r\nHost: ${target.host}\r\n\r\n`.repeat(100)),
  async logs({ send }) {
    for (const target of ['service=abc', `task=${random()}`, `service=${'x'.repeat(8_000)}`])
      await send('GET', `/logs/stream?${target}&follow=1`);
  },
  async floods({ send }) {
    for (const path of ['/icon.svg', '/robots.txt', '/metrics', '/picture', '/favicon.ico', '/readyz'])
      await send('GET', path);
  },
  compose: ({ target, write }) =>
    write(
      messages(
        target,
        '40',
        `423["ask",{"kind":"plan-stack","stack":"a","compose":${COMPOSE},"values":{},"prune":false}]`,
      ),
    ),
  async upgrades({ target, write, send }) {
    await write(
      `GET /${random()} HTTP/1.1\r\nHost: ${target.host}\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n`,
    );
    await write(packets({ ...target, host: `${random()}.example.com` }, '40'));
    await send('GET', '/_next/webpack-hmr', { Connection: 'Upgrade', Upgrade: 'websocket' });
  },
  async garbage({ write }) {
    await write(Buffer.from(repeated(1_000, random).join('\u0000')));
    await write(
      'GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\nhello',
    );
  },
  async strangeHosts({ send }) {
    for (const Host of ['evil.example.com', 'a\u0080\u009bb', 'x'.repeat(4_000)])
      await send('GET', '/', { Host });
  },
} satisfies Record<string, Attack>;
