import type { Rule } from './role';

/** Who may read logs: they can hold what nobody meant to show. */
export const LOG_RULE: Rule = { role: 'operator', inStack: true };
