import type { Session } from '@/lib/protocol/session';
import type { StackName } from '@/lib/swarm/objects/ids';
import { hasRole, type Rule, allows as roleAllows } from '@/lib/swarm/operations/role';
import type { Accounts } from './accounts';
import type { Sessions, SignedSession } from './signed-session';
import { type WayInConfig, wayIn } from './way-in';

/** The one place that decides who may watch, and who may do what. */
export interface Permission {
  readonly signIn: Session['signIn'];
  /** What `session` may do now; null is a browser that did not sign in. */
  of(session: SignedSession | null): Session;
  /** Why `session` may not do what `rule` asks, whatever it is done to; null: its role is enough. Costs nothing to ask. [A1] */
  roleRefusal(session: SignedSession | null, rule: Rule): 'signed-out' | 'not-allowed' | null;
  /** Why `session` may not do what `rule` asks, to what belongs to `stack`; null: it may. */
  refusal(
    session: SignedSession | null,
    rule: Rule,
    stack: StackName | null,
  ): 'signed-out' | 'not-allowed' | null;
}

/**
 * Watching is open unless `VIEW=login`; the rest needs a session that has not expired, and its role. Where the
 * way in is `open`, everyone may do everything.
 */
export function createPermission(
  config: WayInConfig,
  sessions: Pick<Sessions, 'isCurrent'>,
  accounts: Pick<Accounts, 'find'>,
): Permission {
  const signIn = wayIn(config);

  const of = (session: SignedSession | null): Session => {
    const account = session !== null && sessions.isCurrent(session) ? accounts.find(session.name) : null;
    if (account) return { role: account.role, stacks: account.stacks, name: account.name, signIn };
    return {
      role: signIn === 'open' ? 'admin' : config.view === 'open' ? 'viewer' : null,
      stacks: null,
      name: null,
      signIn,
    };
  };
  const refusalOf = ({ name }: Session) => (name === null ? 'signed-out' : 'not-allowed');
  return {
    signIn,
    of,
    roleRefusal(session, rule) {
      const now = of(session);
      return now.role !== null && hasRole(now.role, rule) ? null : refusalOf(now);
    },
    refusal(session, rule, stack) {
      const now = of(session);
      return roleAllows(now, rule, stack) ? null : refusalOf(now);
    },
  };
}
