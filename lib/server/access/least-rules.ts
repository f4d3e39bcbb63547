import { keysOf } from '@/lib/base/keys';
import { ACTIONS } from '@/lib/swarm/operations/action';
import { QUERIES } from '@/lib/swarm/operations/query';
import { leastOf, type Rule } from '@/lib/swarm/operations/role';
import { RULES } from '@/lib/swarm/operations/rules';

/** What the least of all actions needs: who has not even this may not act at all. */
export const LEAST_ACTION_RULE: Rule = leastOf(keysOf(ACTIONS).map((kind) => RULES[kind]));

/** The same of all queries. */
export const LEAST_QUERY_RULE: Rule = leastOf(keysOf(QUERIES).map((kind) => RULES[kind]));
