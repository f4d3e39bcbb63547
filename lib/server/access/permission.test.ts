import { describe, expect, it } from 'vitest';
import { keysOf } from '@/lib/base/keys';
import type { StackName } from '@/lib/swarm/objects/ids';
import { createAccounts } from './accounts';
import { createPermission } from './permission';
import type { User } from './read-users';
import { createSessions } from './signed-session';

const shop = 'shop' as StackName;
const USERS = [
  { name: 'vi', role: 'viewer', stacks: null, hash: 'v' },
  { name: 'op', role: 'operator', stacks: [shop], hash: 'o' },
] as const satisfies readonly User[];

/** Of every server here: what one signs, the others can read. */
const SECRET = 'a secret that outlives each configuration';

type Server = readonly [
  kind: 'live' | 'demo',
  view: 'open' | 'login',
  password: string | null,
  users?: readonly User[],
];

function aPermission(...[kind, view, password, users = []]: Server) {
  const config = { source: { kind }, view, password, users };
  const accounts = createAccounts(config);
  const sessions = createSessions(
    SECRET,
    () => 1,
    (name) => accounts.find(name)?.credential ?? null,
  );
  return {
    permission: createPermission(config, sessions, accounts),
    session: (name: string) => sessions.issue(name).session,
    token: (name: string) => sessions.issue(name).token,
    read: (token: string) => sessions.read(token),
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
  const admin = { role: 'admin', stacks: null, name: 'admin', signIn };
  // Where nobody can sign in, nobody has.
  expect(permission.of(session('admin'))).toEqual(signIn === 'open' ? permission.of(null) : admin);
});

describe('a session ends where the way in that began it does, with the same SESSION_SECRET', () => {
  const user = USERS.slice(1);
  const otherHash = user.map((each) => ({ ...each, hash: 'other' }));
  /** By what each account signs in there. */
  const WAYS = {
    link: { admin: 'link' },
    'link, demo': { admin: 'link' },
    open: {},
    'open, password': {},
    password: { admin: 'one' },
    'other password': { admin: 'two' },
    users: { op: 'o' },
    'other hash': { op: 'other' },
    'users, password': { admin: 'one', op: 'o' },
    'users, other password': { admin: 'two', op: 'o' },
  } satisfies Record<string, Readonly<Record<string, string>>>;
  const SERVERS: Readonly<Record<keyof typeof WAYS, Server>> = {
    link: ['live', 'open', null, []],
    'link, demo': ['demo', 'login', null, []],
    open: ['demo', 'open', null, []],
    'open, password': ['demo', 'open', 'one', []],
    password: ['live', 'open', 'one', []],
    'other password': ['live', 'login', 'two', []],
    users: ['live', 'open', null, user],
    'other hash': ['live', 'open', null, otherHash],
    'users, password': ['live', 'login', 'one', user],
    'users, other password': ['demo', 'open', 'two', user],
  };
  const wayOf = (server: keyof typeof WAYS, name: string) =>
    Object.entries(WAYS[server]).find(([each]) => each === name)?.[1];
  const names = keysOf(SERVERS);
  const each = names.flatMap((before) => names.map((after) => [before, after] as const));

  it.each(each)('%s → %s', (before, after) => {
    const [first, then] = [aPermission(...SERVERS[before]), aPermission(...SERVERS[after])];
    for (const name of ['admin', 'op']) {
      const way = wayOf(before, name);
      const holds = way !== undefined && way === wayOf(after, name);
      const session = then.read(first.token(name));
      expect(session?.name ?? null, name).toBe(holds ? name : null);
      expect(then.permission.of(session).name, name).toBe(holds ? name : null);
      // One that was read while it held, as an open connection has it.
      expect(then.permission.of(first.session(name)).name, name).toBe(holds ? name : null);
    }
  });
});

it('nobody is admin where nobody can sign in as one', () => {
  const servers: readonly Server[] = [
    ['live', 'open', null, USERS],
    ['demo', 'open', null, USERS],
    ['demo', 'open', 'x', []],
  ];
  for (const server of servers) {
    const { permission, session } = aPermission(...server);
    expect(permission.of(session('admin'))).toEqual(permission.of(null));
  }
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
  const config = { source: { kind: 'live' }, view: 'login', password: 'x', users: [] } as const;
  const accounts = createAccounts(config);
  const permission = createPermission(config, { isCurrent: () => false }, accounts);
  const session = { id: 's1', name: 'admin', mark: '', expiresAt: 1 };
  expect(permission.of(session)).toEqual(permission.of(null));
});
