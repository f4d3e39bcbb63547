import { NETWORK_ACTIONS } from './actions/network-actions';
import { NODE_ACTIONS } from './actions/node-actions';
import { PAYLOAD_ACTIONS } from './actions/payload-actions';
import { SERVICE_ACTIONS } from './actions/service-actions';
import { STACK_ACTIONS } from './actions/stack-actions';
import type { InputOf, NamedInput } from './field-types';

/** All that a person can ask of the swarm. One added here makes the compiler ask for its other parts. */
export const ACTIONS = {
  ...SERVICE_ACTIONS,
  ...STACK_ACTIONS,
  ...NETWORK_ACTIONS,
  ...PAYLOAD_ACTIONS,
  ...NODE_ACTIONS,
} as const;

type Actions = typeof ACTIONS;
export type ActionKind = keyof Actions;
export type ActionOf<K extends ActionKind> = {
  [Kind in K]: { readonly kind: Kind } & InputOf<Actions[Kind]['input']>;
}[K];
export type Action = ActionOf<ActionKind>;

/** Those that one docker command does, too. */
export type CommandKind = {
  [K in ActionKind]: Actions[K]['command'] extends null ? never : K;
}[ActionKind];

/** An action in the names that a person types; ids stay inside. */
export type NamedAction = {
  [K in CommandKind]: { readonly kind: K } & NamedInput<Actions[K]['input']>;
}[CommandKind];

/** The action that takes it back; null where none does. */
export const undoOf = (kind: ActionKind): ActionKind | null => ACTIONS[kind].undo;
