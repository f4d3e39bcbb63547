import type { View } from '@/lib/pages/pages';
import { maySignIn } from '@/lib/protocol/session';
import { allowsSome } from '@/lib/swarm/operations/role';
import { useSession, useSource } from './hooks';

/**
 * Whether a page is offered to this browser: one that needs a right only to who has it, or can sign in for it. While
 * nobody has said who that is all are, so that the bar does not grow.
 */
export function useOffers(): (view: View) => boolean {
  const session = useSession();
  const isKnown = useSource() !== null;
  return ({ needs }) => !needs || !isKnown || maySignIn(session) || allowsSome(session, needs);
}
