import { ACTION_KINDS } from '@/lib/swarm/operations/action';
import { QUERY_KINDS } from '@/lib/swarm/operations/query';
import { leastOf, type Rule } from '@/lib/swarm/operations/role';
import { RULES } from '@/lib/swarm/operations/rules';

/** What the least of all actions needs: who has not even this may not act at all. */
export const LEAST_ACTION_RULE: Rule = leastOf(ACTION_KINDS.map((kind) => RULES[kind]));

/** The same of all queries. */
export const LEAST_QUERY_RULE: Rule = leastOf(QUERY_KINDS.map((kind) => RULES[kind]));
