import { createStore, type Store } from '@/lib/base/store';
import type { Drawn } from '@/lib/protocol/first-answer';
import type { Hello } from '@/lib/protocol/hello';
import { openSnapshot } from '@/lib/protocol/open-picture';
import type { Action } from '@/lib/swarm/operations/action';
import type { Outcome } from '@/lib/swarm/operations/outcome';
import type { Answer, QueryKind, QueryOf } from '@/lib/swarm/operations/query';
import type { Feed } from '@/lib/swarm/picture/feed';
import { Attempts } from './attempts';
import { ClusterStore } from './cluster-store';
import type { Connection } from './connection';
import { createTicker, type Ticker } from './ticker';

/** All that the page knows of the swarm and of its server. */
export interface Client {
  readonly cluster: ClusterStore;
  readonly hello: Store<Hello | null>;
  readonly feed: Store<Feed>;
  readonly connection: Store<Connection>;
  /** The build of the server's pages where this page is of another one: some of its scripts may be gone. */
  readonly otherBuild: Store<string | null>;
  readonly attempts: Attempts;
  readonly ticker: Ticker;
  /** What the page's HTML was drawn with; null: with no picture. */
  readonly drawn: Drawn | null;
  /** Asks the server to act; always answers, at the latest with `lost`. */
  act(action: Action): Promise<Outcome>;
  /** Asks what the picture does not hold; always answers, at the latest with `unavailable`. */
  ask<K extends QueryKind>(query: QueryOf<K>): Promise<Answer<K>>;
  /** The page that was drawn with `drawn` is React's: what has come since may change it. */
  hydrated(): void;
  /** Connects anew, after signing in or out; all tabs do. */
  reconnect(): void;
}

export const NO_FEED: Feed = {
  state: 'connecting',
  problem: null,
  confirmedAt: 0,
  skipped: {},
  withheld: [],
};

/**
 * A client that knows no more than what a page was `drawn` with, and reaches nobody: what the server renders with, and
 * what `connect` fills.
 */
export function createClient(drawn: Drawn | null = null): Client {
  const client: Client = {
    drawn,
    cluster: new ClusterStore(),
    hello: createStore<Hello | null>(null),
    feed: createStore<Feed>(NO_FEED),
    connection: createStore<Connection>('connecting'),
    otherBuild: createStore<string | null>(null),
    attempts: new Attempts(),
    ticker: createTicker(),
    act: async (action) => ({
      ok: false,
      action: action.kind,
      kind: 'unavailable',
      message: 'not connected',
      steps: [],
    }),
    ask: async () => ({ ok: false, kind: 'unavailable', message: 'not connected' }),
    hydrated() {},
    reconnect() {},
  };
  if (drawn) {
    const { hello } = drawn;
    client.hello.set(hello);
    if ('snapshot' in drawn) {
      client.feed.set(drawn.snapshot.feed);
      client.cluster.load(hello.epoch, openSnapshot(drawn.snapshot));
    } else client.cluster.outline = drawn.totals;
  }
  return client;
}
