import { gunzipSync } from 'node:zlib';
import { io, type Socket } from 'socket.io-client';
import { delay } from '@/lib/base/time';
import type { DownMessages } from '@/lib/protocol/down';
import { openRevision, openSnapshot } from '@/lib/protocol/open-picture';
import type { PackedRevision, Revision } from '@/lib/protocol/picture';
import type { UpMessages } from '@/lib/protocol/up';

export interface BrowsersOptions {
  /** The server's address. It must run on this machine: the delays compare its clock with ours. */
  readonly url: string;
  readonly browsers: number;
  /** Changes are received for as long as it takes, after all browsers have their picture. */
  readonly during: () => Promise<unknown>;
  /** What else is waited for with all browsers, which receive what is late. */
  readonly afterwards?: () => Promise<unknown>;
  /** The server's resident memory now, in bytes. */
  readonly residentBytes: () => Promise<number>;
}

export interface BrowsersMeasured {
  /** How many got their picture. */
  readonly connected: number;
  /** ms from the first handshake to the last picture. */
  readonly connectMs: number;
  /** Connections that ended before their time. */
  readonly dropped: number;
  /** Pictures beyond the first that a browser was sent, because it fell behind. */
  readonly skips: number;
  /** Browsers whose picture was not the latest 2 s after the end. */
  readonly behind: number;
  /** Revisions that the last browser received. */
  readonly revisions: number;
  /** ms from a service's change in Docker (`updatedAt`) to each browser, one for each change and browser. */
  readonly serviceDelays: Float64Array;
  /** ms from a task's new state in Docker (`since`) to each browser: Docker announces none, so they are looked for. */
  readonly taskDelays: Float64Array;
  /** ms from the server's revision to each browser, of revisions that tell something (`Activity.at`): the wire alone. */
  readonly wireDelays: Float64Array;
  /** The server's memory before the first browser and with all of them, before and after the changes; bytes. */
  readonly bytesBefore: number;
  readonly bytesConnected: number;
  readonly bytesAfter: number;
}

/** Browsers that connect at the same time. */
const AT_ONCE = 50;
/** How long they wait for their picture. */
const PATIENCE_MS = 30_000;

interface Browser {
  readonly socket: Socket<DownMessages, UpMessages>;
  readonly hasPicture: Promise<void>;
  revision: number;
  revisions: number;
  pictures: number;
  drops: number;
}

/** Connects many browsers (socket.io clients) to a server, and tells how changes reach them. Made for 1,000 of them. */
export async function measureBrowsers(options: BrowsersOptions): Promise<BrowsersMeasured> {
  const bytesBefore = await options.residentBytes();
  const began = Date.now();
  const delays = { services: [] as number[], tasks: [] as number[], wire: [] as number[] };
  let since = Number.POSITIVE_INFINITY;
  let until = Number.POSITIVE_INFINITY;
  const isCounted = (at: number) => at > since && at <= until;
  const received = ({ delta, activities }: Revision) => {
    const now = Date.now();
    const [told] = activities;
    if (told && isCounted(told.at)) delays.wire.push(now - told.at);
    for (const { updatedAt } of delta.put.services ?? [])
      if (isCounted(updatedAt)) delays.services.push(now - updatedAt);
    for (const task of delta.put.tasks ?? []) if (isCounted(task.since)) delays.tasks.push(now - task.since);
  };

  const browsers: Browser[] = [];
  while (browsers.length < options.browsers) {
    const missing = options.browsers - browsers.length;
    const some = Array.from({ length: Math.min(AT_ONCE, missing) }, (_, n) =>
      aBrowser(options.url, addressOf(browsers.length + n), received),
    );
    browsers.push(...some);
    await Promise.race([Promise.all(some.map(({ hasPicture }) => hasPicture)), delay(PATIENCE_MS)]);
  }
  const connectMs = Date.now() - began;
  const connected = browsers.filter(({ pictures }) => pictures > 0).length;
  await delay(2_000);
  const bytesConnected = await options.residentBytes();
  since = Date.now();
  await options.during();
  const bytesAfter = await options.residentBytes();
  until = Date.now();
  await options.afterwards?.();
  const latest = Math.max(...browsers.map(({ revision }) => revision));
  await delay(2_000);
  for (const { socket } of browsers) socket.close();
  const sum = (count: (browser: Browser) => number) => browsers.reduce((all, each) => all + count(each), 0);
  return {
    connected,
    connectMs,
    dropped: sum(({ drops }) => drops),
    skips: sum(({ pictures }) => Math.max(0, pictures - 1)),
    behind: sum(({ revision }) => (revision < latest ? 1 : 0)),
    revisions: browsers.at(-1)?.revisions ?? 0,
    serviceDelays: Float64Array.from(delays.services),
    taskDelays: Float64Array.from(delays.tasks),
    wireDelays: Float64Array.from(delays.wire),
    bytesBefore,
    bytesConnected,
    bytesAfter,
  };
}

/** Every browser has its own, as people have: the server counts some things by address. Linux has all of 127.0.0.0/8. */
const addressOf = (n: number): string => `127.1.${Math.floor(n / 250)}.${(n % 250) + 1}`;

function aBrowser(url: string, localAddress: string, received: (revision: Revision) => void): Browser {
  // The address, which is for Node.js alone, is missing in the library's types.
  const options = { transports: ['websocket'], forceNew: true, reconnection: false, localAddress };
  const socket: Browser['socket'] = io(url, options);
  const hasPicture = new Promise<void>((resolve) => socket.once('snapshot', () => resolve()));
  const browser: Browser = { socket, hasPicture, revision: -1, revisions: 0, pictures: 0, drops: 0 };
  socket.on('snapshot', (bytes) => {
    browser.pictures += 1;
    browser.revision = readSnapshot(bytes);
  });
  socket.on('revision', (message) => {
    const revision = 'base' in message ? openOnce(message) : readRevision(message);
    browser.revisions += 1;
    browser.revision = revision.revision;
    received(revision);
  });
  socket.on('disconnect', (reason) => {
    if (reason !== 'io client disconnect') browser.drops += 1;
  });
  return browser;
}

/** Reads each message once for all browsers, which all get the same: this is to load the server, not the machine. */
function once<Message extends ArrayBuffer | PackedRevision, T>(
  isSame: (a: Message, b: Message) => boolean,
  read: (message: Message) => T,
): (message: Message) => T {
  let kept: { message: Message; result: T }[] = [];
  return (message) => {
    const known = kept.find((each) => isSame(each.message, message));
    if (known) return known.result;
    const result = read(message);
    kept = [{ message, result }, ...kept.slice(0, 7)];
    return result;
  };
}

const sameBytes = (a: ArrayBuffer, b: ArrayBuffer) => Buffer.from(a).equals(Buffer.from(b));
const unzipped = (bytes: ArrayBuffer) => JSON.parse(gunzipSync(bytes).toString());
const openOnce = once<PackedRevision, Revision>((a, b) => a.revision === b.revision, openRevision);
const readRevision = once<ArrayBuffer, Revision>(sameBytes, (bytes) => openRevision(unzipped(bytes)));
const readSnapshot = once<ArrayBuffer, number>(sameBytes, (bytes) => openSnapshot(unzipped(bytes)).revision);
