import { describe, expect, it } from 'vitest';
import { MAX_COMPOSE_BYTES } from '@/lib/compose/compose-file';
import { ACTIONS, ASKED_BY_VIEWERS, CLUSTER, QUERIES } from '@/lib/swarm/made-up-messages.testing';
import { MAX_PAYLOAD_BYTES } from '@/lib/swarm/objects/payload';
import { createRateLimit } from './access/rate-limit';
import type { Asker } from './access/whom';
import { LIMITS } from './limits/limits';
import { aHeldObserver, aKeptAudit, anObedientEngine, aPermission, someSessions } from './made-up.testing';
import { createDeployPlaces } from './operations/deploy-places';
import { handleAction } from './operations/handle-action';
import { handleQuery } from './operations/handle-query';
import { keepHistory } from './operations/keep-history';
import { createAnswerers } from './operations/queries';

/** Of each message the largest that is taken, and the worst that can be sent in its place. [P10] */

const sessions = someSessions(() => 1000);
const ADMIN: Asker = { session: sessions.issue('admin').session, from: '192.0.2.1' };
const STRANGER: Asker = { session: null, from: '192.0.2.2' };

function aServer() {
  const engine = anObedientEngine();
  const observer = aHeldObserver(CLUSTER);
  const audit = aKeptAudit();
  const answerers = createAnswerers({
    engine,
    observer,
    config: { registry: null },
    history: keepHistory(observer, Date.now),
  });
  const parts = {
    engine,
    observer,
    audit,
    permission: aPermission(sessions),
    limit: createRateLimit(1_000, 10),
    deploys: createDeployPlaces(),
    logger: { error: () => {} },
    answerers,
    viewersAnswerers: answerers,
  };
  const { signal } = new AbortController();
  return {
    engine,
    audit,
    act: (asker: Asker, input: unknown) => handleAction(parts, asker, input, signal),
    ask: (asker: Asker, input: unknown) => handleQuery(parts, asker, input, signal),
  };
}

const MESSAGES = [
  ...Object.entries(ACTIONS).map(([kind, sample]) => ['act', kind, sample] as const),
  ...Object.entries(QUERIES).map(([kind, sample]) => ['ask', kind, sample] as const),
];

/** As long as a message can be, whatever it holds. */
const WIDE = Array.from({ length: 340_000 }, () => 0);
const RECORD = Object.fromEntries(Array.from({ length: 60_000 }, (_, n) => [`k${n}`, 0]));
const DEEP = JSON.parse('['.repeat(300_000) + ']'.repeat(300_000));
const LONG = 'x'.repeat(LIMITS.messageBytes - 1_000);
const FULL = Array.from({ length: 1_000 }, () => ({ wrong: LONG.slice(0, 500) }));

const withAll = (sample: object, value: unknown) => ({
  ...Object.fromEntries(Object.keys(sample).map((field) => [field, value])),
  kind: Reflect.get(sample, 'kind'),
});
const worstOf = (sample: object): readonly object[] => {
  const isBare = Object.keys(sample).length === 1;
  return [
    { ...sample, ...RECORD },
    { ...sample, more: WIDE },
    // What has but its kind is whole without more.
    ...(isBare ? [] : [WIDE, RECORD, DEEP, LONG, FULL, null].map((value) => withAll(sample, value))),
    ...(isBare ? [] : [{ kind: Reflect.get(sample, 'kind') }]),
  ];
};

describe.each(MESSAGES)('%s %s', (way, kind, sample) => {
  it('at its worst is refused in few words, and reaches nobody', async () => {
    const server = aServer();
    for (const worst of worstOf(sample)) {
      const answer = await server[way](ADMIN, worst);
      expect(answer).toMatchObject({ ok: false, kind: 'invalid' });
      expect(JSON.stringify(answer).length).toBeLessThan(2_000);
    }
    expect(server.engine.asked).toEqual([]);
    for (const entry of server.audit.entries) expect(JSON.stringify(entry).length).toBeLessThan(2_000);
  });

  it('is not read where who sends it may not ask for it', async () => {
    const server = aServer();
    const secrets = new Proxy<object>(sample, {
      get(of, key) {
        if (key !== 'kind') throw new Error(`${String(key)} was read`);
        return Reflect.get(of, key);
      },
      ownKeys: () => {
        throw new Error('its fields were listed');
      },
    });
    if (ASKED_BY_VIEWERS.some((asked) => asked === kind)) return;
    expect(await server[way](STRANGER, secrets)).toMatchObject({ ok: false, kind: 'signed-out' });
    for (const entry of server.audit.entries) expect(entry).toMatchObject({ what: kind, on: null });
  });
});

describe('the largest', () => {
  const many = <T>(item: (n: number) => T) => Array.from({ length: 1_000 }, (_, n) => item(n));
  const env = Object.fromEntries(many((n) => [`VARIABLE_${n}`, 'v'.repeat(100)]));
  const full = {
    command: many((n) => `word${n}`),
    args: many((n) => `word${n}`),
    constraints: many((n) => `node.labels.l${n}==a`),
    mounts: many((n) => ({ type: 'bind', source: `/s${n}`, target: `/t${n}`, readOnly: true })),
    ports: many((n) => ({ protocol: 'tcp', target: n + 1, published: n + 1, mode: 'host', count: 65 })),
  };
  const data = Buffer.alloc(MAX_PAYLOAD_BYTES, 7).toString('base64');
  const labels = Object.fromEntries(many((n) => [`label${n}`, 'v']));
  const compose = '#'.repeat(MAX_COMPOSE_BYTES);

  it.each([
    ['act', { ...ACTIONS['create-service'], ...full, env }],
    ['act', { ...ACTIONS['edit-service'], changes: { ...full, env: { set: env, remove: full.args } } }],
    ['act', { ...ACTIONS['create-secret'], labels, data }],
    ['act', { ...ACTIONS['create-config'], labels, data }],
    ['act', { ...ACTIONS['set-node-labels'], put: labels, remove: Object.keys(labels) }],
    ['act', { ...ACTIONS['deploy-stack'], compose, values: env }],
    ['ask', { ...QUERIES['plan-stack'], compose, values: env }],
  ] as const)('%s is taken: $kind', async (way, message) => {
    expect(JSON.stringify(message).length).toBeLessThan(LIMITS.messageBytes);
    const server = aServer();
    const answer = await server[way](ADMIN, message);
    expect(answer.ok ? 'ok' : answer.kind).not.toBe('invalid');
    if (way === 'act') expect(server.engine.asked).toHaveLength(1);
  });
});
