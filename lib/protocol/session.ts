import type { StackName } from '@/lib/swarm/objects/ids';
import type { Role } from '@/lib/swarm/operations/role';

/** What this browser may do, and how it could do more. The server decides again at every action. */
export interface Session {
  /** null: it may not even watch (`VIEW=login`, and not signed in); the server sends no picture. */
  readonly role: Role | null;
  /** The stacks that it may act on; null: all, and what belongs to none. */
  readonly stacks: readonly StackName[] | null;
  /** null: not signed in. */
  readonly name: string | null;
  /** open: everyone may act (the demo). password, users: a form. link: the link that the server printed at start. */
  readonly signIn: 'open' | 'password' | 'users' | 'link';
}

/** Whether signing in could give it more. */
export const maySignIn = ({ name, signIn }: Session): boolean => name === null && signIn !== 'open';
