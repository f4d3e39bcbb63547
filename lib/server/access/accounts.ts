import type { Authority } from '@/lib/swarm/operations/role';
import { isPasswordOf } from './password-hash';
import { ADMIN } from './read-users';
import { isSameSecret } from './signed-session';
import { type WayInConfig, wayIn } from './way-in';

/** Who can sign in. */
export interface Account extends Authority {
  readonly name: string;
  /** The way in, and what it asks for. Never leaves the server. A session ends where it changes. */
  readonly credential: string;
}

export interface Accounts {
  find(name: string): Account | null;
  /** The account of this name and password; takes as long for a name that is none's. */
  check(name: string, password: string): Promise<Account | null>;
}

/** Exactly those who can sign in as this server is set up: the users of the file, and `admin` where there is a way. */
export function createAccounts(config: WayInConfig): Accounts {
  const { users, password } = config;
  const way = wayIn(config);
  const byName = new Map<string, Account>(
    users.map(({ name, role, stacks, hash }) => [name, { name, role, stacks, credential: `hash ${hash}` }]),
  );
  const admin = (credential: string) =>
    byName.set(ADMIN, { name: ADMIN, role: 'admin', stacks: null, credential });
  if (way === 'link') admin('link');
  else if (way !== 'open' && password !== null) admin(`password ${password}`);
  return {
    find: (name) => byName.get(name) ?? null,
    async check(name, given) {
      const account = byName.get(name) ?? null;
      if (name === ADMIN && password !== null) return isSameSecret(given, password) ? account : null;
      const user = users.find((each) => each.name === name);
      const isRight = await isPasswordOf(user?.hash ?? users[0]?.hash ?? '', given);
      return user && isRight ? account : null;
    },
  };
}
