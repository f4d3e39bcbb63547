import type { Authority } from '@/lib/swarm/role';
import { isPasswordOf } from './password-hash';
import { ADMIN, type User } from './read-users';
import { isSameSecret } from './session';

/** Who can sign in. */
export interface Account extends Authority {
  readonly name: string;
  /** Never leaves the server. A session ends where it changes. */
  readonly credential: string;
}

export interface Accounts {
  find(name: string): Account | null;
  /** The account of this name and password; takes as long for a name that is none's. */
  check(name: string, password: string): Promise<Account | null>;
}

/** The users of the file, and `admin`: by its password, or, where there is none, by the printed link alone. */
export function createAccounts(users: readonly User[], password: string | null): Accounts {
  const byName = new Map<string, Account>(
    users.map(({ name, role, stacks, hash }) => [name, { name, role, stacks, credential: hash }]),
  );
  const admin: Account = { name: ADMIN, role: 'admin', stacks: null, credential: password ?? '' };
  byName.set(ADMIN, admin);
  return {
    find: (name) => byName.get(name) ?? null,
    async check(name, given) {
      if (name === ADMIN) return password !== null && isSameSecret(given, password) ? admin : null;
      const user = byName.get(name);
      const isRight = await isPasswordOf(user?.credential ?? users[0]?.hash ?? '', given);
      return user && isRight ? user : null;
    },
  };
}
