import { expect, it } from 'vitest';
import type { StackName } from '@/lib/swarm/ids';
import { createAccounts } from './accounts';
import { createPermission } from './permission';
import { createSessions } from './session';

const shop = 'shop' as StackName;
const USERS = [
  { name: 'vi', role: 'viewer', stacks: null, hash: 'v' },
  { name: 'op', role: 'operator', stacks: [shop], hash: 'o' },
] as const;

function aPermission(
  kind: 'live' | 'demo',
  view: 'open' | 'login',
  password: string | null,
  users: readonly (typeof USERS)[number][] = [],
) {
  const accounts = createAccounts(users, password);
  const sessions = createSessions(
    null,
    () => 1,
    (name) => accounts.find(name)?.credential ?? null,
  );
  return {
    permission: createPermission({ source: { kind }, view, password, users }, sessions, accounts),
    session: (name: string) => sessions.issue(name).session,
  };
}

it.each([
  // swarm, VIEW, password → a stranger's role; how to sign in
  ['live', 'open', null, 'viewer', 'link'],
  ['live', 'open', 'x', 'viewer', 'password'],
  ['live', 'login', null, null, 'link'],
  ['live', 'login', 'x', null, 'password'],
  ['demo', 'open', null, 'admin', 'open'],
  ['demo', 'open', 'x', 'admin', 'open'],
  ['demo', 'login', 'x', null, 'password'],
] as const)('%s, VIEW=%s, password %s', (kind, view, password, role, signIn) => {
  const { permission, session } = aPermission(kind, view, password);
  expect(permission.of(null)).toEqual({ role, stacks: null, name: null, signIn });
  expect(permission.of(session('admin'))).toEqual({ role: 'admin', stacks: null, name: 'admin', signIn });
});

it('where there are users, each has their own role, on the demo too', () => {
  const { permission, session } = aPermission('demo', 'open', 'x', USERS);
  expect(permission.of(null)).toMatchObject({ role: 'viewer', signIn: 'users' });
  expect(permission.of(session('op'))).toMatchObject({ role: 'operator', stacks: ['shop'], name: 'op' });
  expect(permission.of(session('nobody'))).toEqual(permission.of(null));
});

it('a refusal says whether signing in could help', () => {
  const { permission, session } = aPermission('live', 'open', 'x', USERS);
  const rule = { role: 'operator', inStack: true } as const;
  expect(permission.refusal(null, rule, shop)).toBe('signed-out');
  expect(permission.refusal(session('vi'), rule, shop)).toBe('not-allowed');
  expect(permission.refusal(session('op'), rule, shop)).toBeNull();
  expect(permission.refusal(session('op'), rule, null)).toBe('not-allowed');
  expect(permission.refusal(session('admin'), rule, null)).toBeNull();
});

it('a session that expired is nobody', () => {
  const accounts = createAccounts([], 'x');
  const config = { source: { kind: 'live' }, view: 'login', password: 'x', users: [] } as const;
  const permission = createPermission(config, { isCurrent: () => false }, accounts);
  const session = { id: 's1', name: 'admin', mark: '', expiresAt: 1 };
  expect(permission.of(session)).toEqual(permission.of(null));
});
