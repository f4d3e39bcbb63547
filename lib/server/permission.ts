import type { Session } from '@/lib/protocol/session';
import type { StackName } from '@/lib/swarm/ids';
import { type Rule, allows as roleAllows } from '@/lib/swarm/role';
import type { Accounts } from './accounts';
import type { Config } from './config';
import type { Sessions, SignedSession } from './session';

/** The one place that decides who may watch, and who may do what. */
export interface Permission {
  readonly signIn: Session['signIn'];
  /** What `session` may do now; null is a browser that did not sign in. */
  of(session: SignedSession | null): Session;
  /** Why `session` may not do what `rule` asks, to what belongs to `stack`; null: it may. */
  refusal(
    session: SignedSession | null,
    rule: Rule,
    stack: StackName | null,
  ): 'signed-out' | 'not-allowed' | null;
}

type Parts = Pick<Config, 'view' | 'password' | 'users'> & {
  readonly source: Pick<Config['source'], 'kind'>;
};

/**
 * Watching is open unless `VIEW=login`; the rest needs a session that has not expired, and its role. On the demo swarm
 * everyone may do everything, unless there are users.
 */
export function createPermission(
  config: Parts,
  sessions: Pick<Sessions, 'isCurrent'>,
  accounts: Pick<Accounts, 'find'>,
): Permission {
  const hasUsers = config.users.length > 0;
  const isOpen = config.source.kind === 'demo' && config.view === 'open' && !hasUsers;
  const signIn = isOpen ? 'open' : hasUsers ? 'users' : config.password === null ? 'link' : 'password';

  const of = (session: SignedSession | null): Session => {
    const account = session !== null && sessions.isCurrent(session) ? accounts.find(session.name) : null;
    if (account) return { role: account.role, stacks: account.stacks, name: account.name, signIn };
    return {
      role: isOpen ? 'admin' : config.view === 'open' ? 'viewer' : null,
      stacks: null,
      name: null,
      signIn,
    };
  };
  return {
    signIn,
    of,
    refusal(session, rule, stack) {
      const { role, stacks, name } = of(session);
      if (role !== null && roleAllows({ role, stacks }, rule, stack)) return null;
      return name === null ? 'signed-out' : 'not-allowed';
    },
  };
}
