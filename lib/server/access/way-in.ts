import type { Session } from '@/lib/protocol/session';
import type { User } from './read-users';

/** The settings that it follows from. */
export interface WayInConfig {
  readonly view: 'open' | 'login';
  readonly password: string | null;
  readonly users: readonly User[];
  readonly source: { readonly kind: 'live' | 'demo' };
}

/** How browsers sign in. On the demo swarm everyone may do everything, unless there are users. */
export function wayIn({ view, password, users, source }: WayInConfig): Session['signIn'] {
  if (users.length > 0) return 'users';
  if (source.kind === 'demo' && view === 'open') return 'open';
  return password === null ? 'link' : 'password';
}
