import type { StackName } from '../objects/ids';

/** From the least to the most. A viewer watches; an operator runs what is there; an admin changes what is there. */
export const ROLES = ['viewer', 'operator', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Whom a server lets do what. */
export interface Authority {
  readonly role: Role;
  /** The stacks that all it does must be about; null: no limit. */
  readonly stacks: readonly StackName[] | null;
}

/** What something asks of who does it. */
export interface Rule {
  readonly role: Role;
  /**
   * Whether an authority that is limited to stacks may do it to what belongs to one of them. Never where a container's
   * mounts could be chosen: those reach the whole node.
   */
  readonly inStack: boolean;
}

/** Whether a role is enough for a rule, stacks apart. */
export const hasRole = (role: Role, rule: Rule): boolean => ROLES.indexOf(role) >= ROLES.indexOf(rule.role);

/** Who asks. role null: who may not even watch. */
interface Asker {
  readonly role: Role | null;
  readonly stacks: Authority['stacks'];
}

/** `stack`: of what it is done to; null for what belongs to none, or is not known. */
export function allows({ role, stacks }: Asker, rule: Rule, stack: StackName | null): boolean {
  if (role === null || !hasRole(role, rule)) return false;
  // Who may watch sees the whole picture.
  if (rule.role === 'viewer') return true;
  return stacks === null || (rule.inStack && stack !== null && stacks.includes(stack));
}

/** Whether there can be anything that it allows this to be done to. */
export const allowsSome = (asker: Asker, rule: Rule): boolean =>
  [null, ...(asker.stacks ?? [])].some((stack) => allows(asker, rule, stack));

/** The rule that asks for the lowest role. */
export const leastOf = (rules: readonly Rule[]): Rule =>
  rules.reduce((least, rule) => (ROLES.indexOf(rule.role) < ROLES.indexOf(least.role) ? rule : least));
