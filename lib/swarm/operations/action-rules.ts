import type { Action, ActionKind } from './action';
import { leastOf, type Rule } from './role';

export type ActionOf<K extends ActionKind> = Extract<Action, { readonly kind: K }>;

/** Who may do what. */
export const ACTION_RULES: { readonly [K in ActionKind]: Rule } = {
  'scale-service': { role: 'operator', inStack: true },
  'create-service': { role: 'admin', inStack: false },
  'edit-service': { role: 'admin', inStack: false },
  'update-image': { role: 'operator', inStack: true },
  'restart-service': { role: 'operator', inStack: true },
  'roll-back-service': { role: 'operator', inStack: true },
  'resume-update': { role: 'operator', inStack: true },
  'remove-service': { role: 'admin', inStack: true },
  'remove-stack': { role: 'admin', inStack: true },
  // Its mounts reach the whole node.
  'deploy-stack': { role: 'admin', inStack: false },
  'stop-stack': { role: 'admin', inStack: true },
  'start-stack': { role: 'admin', inStack: true },
  'create-network': { role: 'admin', inStack: false },
  'remove-network': { role: 'admin', inStack: true },
  'create-secret': { role: 'admin', inStack: false },
  'create-config': { role: 'admin', inStack: false },
  'remove-secret': { role: 'admin', inStack: false },
  'remove-config': { role: 'admin', inStack: false },
  'set-node-availability': { role: 'admin', inStack: false },
  'set-node-role': { role: 'admin', inStack: false },
  'set-node-labels': { role: 'admin', inStack: false },
  'remove-node': { role: 'admin', inStack: false },
  'rotate-join-token': { role: 'admin', inStack: false },
};

/** What the least of them needs: who has not even this may not act at all. */
export const LEAST_ACTION_RULE: Rule = leastOf(Object.values(ACTION_RULES));
