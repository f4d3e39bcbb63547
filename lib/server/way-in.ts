import type { Session } from '@/lib/protocol/session';
import type { Config } from './config';

export type WayInConfig = Pick<Config, 'view' | 'password' | 'users'> & {
  readonly source: Pick<Config['source'], 'kind'>;
};

/** How browsers sign in. On the demo swarm everyone may do everything, unless there are users. */
export function wayIn({ view, password, users, source }: WayInConfig): Session['signIn'] {
  if (users.length > 0) return 'users';
  if (source.kind === 'demo' && view === 'open') return 'open';
  return password === null ? 'link' : 'password';
}
