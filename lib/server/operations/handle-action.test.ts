import { describe, expect, it } from 'vitest';
import { aCluster, aService, stackName } from '@/lib/swarm/made-up.testing';
import type { FailureKind, Outcome } from '@/lib/swarm/operations/outcome';
import { MAX_REPLICAS } from '@/lib/swarm/operations/scale';
import { createRateLimit } from '../access/rate-limit';
import type { Asker } from '../access/whom';
import { aHeldObserver, aKeptAudit, anObedientEngine, aPermission, someSessions } from '../made-up.testing';
import { createDeployPlaces } from './deploy-places';
import { type ActionParts, handleAction } from './handle-action';

const sessions = someSessions(() => 1000);
const SIGNED_IN: Asker = { session: sessions.issue('admin').session, from: '192.0.2.1' };
const STRANGER: Asker = { session: null, from: '192.0.2.2' };
const SCALE = { kind: 'scale-service', service: 'web', replicas: 6 };

const CLUSTER = aCluster({
  services: [
    aService('web', { name: 'echo_web', stack: stackName('echo') }),
    aService('api', { stack: stackName('echo') }),
    aService('other'),
  ],
});

function parts(over: Partial<ActionParts> = {}) {
  const made = {
    engine: anObedientEngine(),
    observer: aHeldObserver(CLUSTER),
    permission: aPermission(sessions),
    audit: aKeptAudit(),
    limit: createRateLimit(100, 10),
    deploys: createDeployPlaces(),
    logger: { error: () => {} },
  };
  return {
    ...made,
    ...over,
    engine: made.engine,
    observer: made.observer,
    audit: made.audit,
    acting: over.engine,
  };
}

const run = (given: ReturnType<typeof parts>, asker: Asker, input: unknown) =>
  handleAction(
    { ...given, engine: given.acting ?? given.engine },
    asker,
    input,
    new AbortController().signal,
  );

const kindOf = (outcome: Outcome): FailureKind | 'ok' => (outcome.ok ? 'ok' : outcome.kind);

describe('an action', () => {
  it('of a signed-in session is done, watched closely, and written down [A1, A4]', async () => {
    const given = parts();
    expect(await run(given, SIGNED_IN, SCALE)).toMatchObject({ ok: true });
    expect(given.engine.asked).toEqual([SCALE]);
    expect(given.observer.expected).toEqual(['web']);
    expect(given.audit.entries).toEqual([
      {
        who: 'admin',
        session: SIGNED_IN.session?.id,
        from: '192.0.2.1',
        what: 'scale-service',
        on: { service: 'web', replicas: 6, name: 'echo_web' },
        outcome: 'ok',
        message: '',
      },
    ]);
  });

  it('on a stack watches all its services', async () => {
    const given = parts();
    await run(given, SIGNED_IN, { kind: 'remove-stack', stack: 'echo' });
    expect(given.observer.expected).toEqual(['web', 'api']);
  });

  it('is written down before it is answered [A4]', async () => {
    const given = parts();
    const order: string[] = [];
    given.audit.record = () => void order.push('audit');
    await run(given, SIGNED_IN, SCALE).then(() => order.push('answer'));
    expect(order).toEqual(['audit', 'answer']);
  });

  it('on the demo swarm is open to everyone', async () => {
    const given = parts({
      permission: aPermission(sessions, { source: { kind: 'demo' } }),
    });
    expect(kindOf(await run(given, STRANGER, SCALE))).toBe('ok');
  });

  it('that Docker refuses is written down with its words', async () => {
    const refused: Outcome = {
      ok: false,
      action: 'scale-service',
      kind: 'conflict',
      message: 'out of sequence',
      steps: [],
    };
    const given = parts({ engine: { act: async () => refused } });
    expect(await run(given, SIGNED_IN, SCALE)).toEqual(refused);
    expect(given.audit.entries).toMatchObject([{ outcome: 'conflict', message: 'out of sequence' }]);
  });
});

describe('a refusal reaches the audit log, and Docker nothing [A1, A4]', () => {
  async function expectRefusal(
    given: ReturnType<typeof parts>,
    asker: Asker,
    input: unknown,
    kind: FailureKind,
  ) {
    expect(kindOf(await run(given, asker, input))).toBe(kind);
    expect(given.engine.asked).toEqual([]);
    expect(given.audit.entries.at(-1)).toMatchObject({ outcome: kind, from: asker.from });
  }

  it('for a stranger', () => expectRefusal(parts(), STRANGER, SCALE, 'signed-out'));

  it('for a session that expired', () => {
    const session = { id: 'old', name: 'admin', mark: '', expiresAt: 999 };
    return expectRefusal(parts(), { session, from: 'x' }, SCALE, 'signed-out');
  });

  it('for too many', async () => {
    const given = parts({ limit: createRateLimit(1, 10) });
    await run(given, SIGNED_IN, SCALE);
    given.engine.asked.length = 0;
    await expectRefusal(given, SIGNED_IN, SCALE, 'too-many');
  });

  it('while the audit log cannot be written', () => {
    const given = parts();
    given.audit.failure = new Error('ENOSPC');
    return expectRefusal(given, SIGNED_IN, SCALE, 'unavailable');
  });

  it.each([
    undefined,
    null,
    7,
    'scale-service',
    [],
    {},
    { kind: 'toString' },
    { kind: '__proto__' },
    { kind: 'remove-swarm', node: 'a' },
    { ...SCALE, replicas: -1 },
    { ...SCALE, replicas: 1.5 },
    { ...SCALE, replicas: '6' },
    { ...SCALE, replicas: Number.NaN },
    { ...SCALE, replicas: MAX_REPLICAS + 1 },
    { ...SCALE, service: '../../nodes/abc' },
    { ...SCALE, service: '' },
    { ...SCALE, service: null },
    { ...SCALE, extra: true },
    { kind: 'remove-stack', stack: '' },
    { kind: 'remove-stack', stack: 'x'.repeat(256) },
    { kind: 'remove-stack', stack: { toString: 'echo' } },
  ])('for %j [P5]', (input) => expectRefusal(parts(), SIGNED_IN, input, 'invalid'));
});

it('an engine that breaks its word leaves an answer and a line', async () => {
  const given = parts({ engine: { act: () => Promise.reject(new Error('broken')) } });
  expect(kindOf(await run(given, SIGNED_IN, SCALE))).toBe('lost');
  expect(given.audit.entries).toMatchObject([{ outcome: 'lost' }]);
});

it('an audit log that breaks during an action hides nothing from the person', async () => {
  const given = parts();
  given.audit.record = () => {
    throw new Error('ENOSPC');
  };
  expect(kindOf(await run(given, SIGNED_IN, SCALE))).toBe('ok');
});
