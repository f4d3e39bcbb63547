import { DockerError } from '@/lib/docker/wire/docker-error';
import type { Observer, ObserverListener } from '@/lib/observer/observer';
import { EMPTY_CLUSTER, type RecordedCluster } from '@/lib/swarm/objects/cluster';
import type { ServiceId } from '@/lib/swarm/objects/ids';
import type { Action } from '@/lib/swarm/operations/action';
import type { Outcome } from '@/lib/swarm/operations/outcome';
import { diff } from '@/lib/swarm/picture/diff';
import type { Feed } from '@/lib/swarm/picture/feed';
import { createAccounts } from './access/accounts';
import type { AuditEntry, AuditLog } from './access/audit-log';
import { createPermission, type Permission } from './access/permission';
import { createSessions, type Sessions } from './access/signed-session';

/** Stand-ins for tests, which a test drives by hand. Never imported by the product. */

export const aFeed = (over: Partial<Feed> = {}): Feed => ({
  state: 'live',
  problem: null,
  confirmedAt: 1,
  skipped: {},
  withheld: [],
  ...over,
});

export interface HeldObserver extends Observer {
  /** Makes `cluster` the picture, as the next revision. */
  show(cluster: RecordedCluster): void;
  say(feed: Feed): void;
  readonly expected: ServiceId[];
}

/** An observer whose picture a test sets. */
export function aHeldObserver(cluster: RecordedCluster = EMPTY_CLUSTER, revision = 1): HeldObserver {
  const listeners = new Set<ObserverListener>();
  const now = { cluster, revision, feed: aFeed() };
  const expected: ServiceId[] = [];
  return {
    get cluster() {
      return now.cluster;
    },
    get revision() {
      return now.revision;
    },
    get feed() {
      return now.feed;
    },
    activities: [],
    expected,
    start() {},
    async stop() {},
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    expect: (services) => void expected.push(...services),
    show(next) {
      const delta = diff(now.cluster, next);
      if (delta === null) return;
      now.cluster = next;
      now.revision += 1;
      for (const listener of listeners)
        listener.changed({ revision: now.revision, delta, activities: [], events: [], at: Date.now() });
    },
    say(feed) {
      now.feed = feed;
      for (const listener of listeners) listener.feed(feed);
    },
  };
}

export interface KeptAudit extends AuditLog {
  readonly entries: AuditEntry[];
  failure: Error | null;
}

/** Keeps the lines of the audit log in memory. */
export function aKeptAudit(): KeptAudit {
  const entries: AuditEntry[] = [];
  const keep = (entry: AuditEntry) => void entries.push(entry);
  return {
    entries,
    failure: null,
    record: keep,
    permit(entry) {
      keep(this.failure === null ? entry : { ...entry, outcome: 'unavailable' });
      return this.failure;
    },
    refused: keep,
  };
}

/** An engine that says yes to every action, and keeps what it was asked; queries it does not answer. */
export function anObedientEngine() {
  const asked: Action[] = [];
  return {
    asked,
    query: async () => {
      throw new DockerError({ kind: 'unknown', message: 'nothing is known' }, 400);
    },
    logs: async () => (async function* () {})(),
    async act(action: Action): Promise<Outcome> {
      asked.push(action);
      return { ok: true, action: action.kind, steps: [], warnings: [] };
    },
  };
}

/** Where `admin` signs in by a password, and everyone else is as `over` has it; sessions end by the given clock. */
export function aPermission(
  sessions: Sessions,
  over: Partial<Parameters<typeof createPermission>[0]> = {},
): Permission {
  const config = { view: 'open', password: 'x', source: { kind: 'live' }, users: [], ...over } as const;
  return createPermission(config, sessions, createAccounts(config));
}

export const someSessions = (now: () => number, secret: string | null = null): Sessions =>
  createSessions(secret, now, () => '');
