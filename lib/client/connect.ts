import { io, type Socket } from 'socket.io-client';
import type { DownMessages } from '@/lib/protocol/down';
import type { FirstAnswer } from '@/lib/protocol/first-answer';
import type { Hello } from '@/lib/protocol/hello';
import { openRevision, openSnapshot } from '@/lib/protocol/open-picture';
import type { PackedRevision, PackedSnapshot } from '@/lib/protocol/picture';
import type { UpMessages } from '@/lib/protocol/up';
import { PROTOCOL_VERSION } from '@/lib/protocol/version';
import type { Action } from '@/lib/swarm/operations/action';
import type { QueryKind, QueryOf } from '@/lib/swarm/operations/query';
import type { Feed } from '@/lib/swarm/picture/feed';
import { BUILD } from './build';
import { type Client, createClient } from './client';
import { fetchPicture } from './fetch-picture';
import { gunzipJson } from './gunzip';
import { lookElsewhere } from './look-elsewhere';
import { ROOT } from './root';
import { sendAction } from './send-action';
import { sendQuery } from './send-query';
import { watchContact } from './watch-contact';

/** The longest pause between two attempts to connect. */
const PAUSE_MS = 5_000;
/** The same for so long after a server's good-bye: it is mostly being replaced. */
const SHORT_PAUSE_MS = 500;
const SOON_MS = 15_000;
/** Before asking once more for a picture that could not be read. */
const AGAIN_MS = 2_000;

/** A client and its connection. */
export interface ConnectedClient extends Client {
  /** Ends the connection for good; a page never needs to. */
  close(): void;
}

/**
 * Connects to the page's own server (a test names another) and keeps the client's picture up with it, for as long as
 * the page lives. `drawnWith`: the client is what the page's HTML shows until the page is `hydrated`, and goes on from it.
 */
export function connect(origin = '', build = BUILD, drawnWith: FirstAnswer | null = null): ConnectedClient {
  const client = createClient(drawnWith?.drawn);
  const first = client.cluster.revision < 0 ? fetchPicture(origin) : Promise.resolve(null);
  const options = {
    path: `${ROOT}/socket.io/`,
    // Each request of a poll may reach another replica, which knows nothing of the one before.
    transports: ['websocket'],
    reconnectionDelay: 250,
    reconnectionDelayMax: PAUSE_MS,
    // The socket goes on from the first picture.
    auth: (answer: (resume: object) => void) =>
      void first
        .then(() => (client.cluster.resume && isHeld ? undefined : queue))
        .then(() => answer(client.cluster.resume ?? {})),
  };
  const socket: Socket<DownMessages, UpMessages> = origin === '' ? io(options) : io(origin, options);
  const setFeed = (feed: Feed) => {
    // A server that was started anew has confirmed nothing; the picture is still of when the one before last did.
    client.feed.set({ ...feed, confirmedAt: feed.confirmedAt || client.feed.get().confirmedAt });
  };
  const connectAnew = () => {
    // Ended below the library's good-bye, which a browser complains of where the server has just hung up.
    socket.io.engine.close();
    socket.disconnect().connect();
  };
  const watch = watchContact(client, () => socket.connected, connectAnew);
  const elsewhere = lookElsewhere(connectAnew);
  // The browser's other tabs share the session, and may be connected to another replica, which hears nothing of its end.
  const tabs = new BroadcastChannel('session');
  tabs.onmessage = connectAnew;
  let hello: Hello | null = null;
  // Of a server that speaks another protocol nothing but its hello is understood.
  let isUnderstood = true;
  // Between hello and the second feed the server brings a browser up to date: the picture is not live before, and what
  // it catches up with is not watched happening.
  let feeds = 0;
  // Messages wait for the snapshot before them: gunzipping takes a moment, and their order is their meaning.
  let queue = Promise.resolve();
  // Of a page that was drawn with a picture, until it is hydrated.
  let isHeld = drawnWith !== null;
  let hydrated = () => {};
  if (isHeld)
    queue = new Promise((resolve) => {
      hydrated = () => {
        isHeld = false;
        resolve();
      };
    });
  const inOrder = (step: () => void | Promise<void>) => {
    if (!isUnderstood) return;
    watch.heard();
    queue = queue.then(step).catch(() => void setTimeout(() => socket.emit('resync', -1), AGAIN_MS));
  };

  const greeted = (message: Hello) => {
    isUnderstood = message.protocol === PROTOCOL_VERSION;
    const isOurs = isUnderstood && (build === '' || message.build === build);
    client.otherBuild.set(isOurs ? null : `${message.build}/${message.protocol}`);
    hello = message;
    feeds = 0;
    const heardAt = performance.now();
    inOrder(() => {
      client.ticker.set(message.now, heardAt);
      client.hello.set(message);
    });
  };
  const pictured = (read: () => PackedSnapshot | Promise<PackedSnapshot>) => {
    const epoch = hello?.epoch ?? '';
    inOrder(async () => {
      const snapshot = openSnapshot(await read());
      setFeed(snapshot.feed);
      client.cluster.load(epoch, snapshot);
      watch.judge();
    });
  };
  if (drawnWith) greeted(drawnWith.hello);
  void first.then((picture) => {
    if (!picture) return;
    greeted(picture.hello);
    pictured(() => picture.snapshot);
  });
  socket.on('hello', greeted);
  // The server of this very page wrote it; both speak the protocol version that hello named.
  socket.on('snapshot', (bytes) => pictured(() => gunzipJson(bytes) as Promise<PackedSnapshot>));
  socket.on('revision', (revision) => {
    const isBacklog = feeds < 2;
    inOrder(async () => {
      const packed = 'base' in revision ? revision : ((await gunzipJson(revision)) as PackedRevision);
      const isNext = client.cluster.advance(openRevision(packed), isBacklog);
      if (!isNext) socket.emit('resync', client.cluster.resume?.revision ?? -1);
    });
  });
  socket.on('feed', (feed) => {
    if (!isUnderstood) return;
    feeds += 1;
    elsewhere.heard(feed);
    const isCaughtUp = feeds >= 2;
    inOrder(() => {
      setFeed(feed);
      if (isCaughtUp) watch.found();
      else watch.judge();
    });
  });
  socket.on('closing', () => {
    socket.io.reconnectionDelayMax(SHORT_PAUSE_MS);
    setTimeout(() => socket.io.reconnectionDelayMax(PAUSE_MS), SOON_MS);
  });
  socket.on('disconnect', (reason) => {
    watch.lost();
    // The one reason after which the library stays away: the session ended, and a new hello says what is left.
    if (reason === 'io server disconnect') socket.connect();
  });
  socket.on('connect_error', () => watch.lost());

  return Object.assign(client, {
    hydrated,
    act: (action: Action) =>
      elsewhere.owing(sendAction(socket, action, () => client.otherBuild.get() === null)),
    ask: <K extends QueryKind>(query: QueryOf<K>) => elsewhere.owing(sendQuery(socket, query)),
    reconnect() {
      connectAnew();
      tabs.postMessage(null);
    },
    close() {
      tabs.close();
      watch.stop();
      elsewhere.stop();
      socket.disconnect();
    },
  });
}
