import { networkOf } from '../limits/network-of';
import type { SignedSession } from './signed-session';

/** Who asks. */
export interface Asker {
  readonly session: SignedSession | null;
  /** The address that the request came from. */
  readonly from: string;
}

/**
 * Whom limits count: an account, however often it signed in, or the network of who did not sign in. An account whose
 * name looks like an address is told apart from it.
 */
export const limitKey = ({
  session,
  from,
}: Pick<Asker, 'from'> & { readonly session: Pick<SignedSession, 'name'> | null }): string =>
  session ? `account ${session.name}` : `network ${networkOf(from)}`;
