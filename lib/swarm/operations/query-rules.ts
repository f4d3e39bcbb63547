import type { QueryKind } from './query';
import { leastOf, type Rule } from './role';

/** Who may ask what. */
export const QUERY_RULES: { readonly [K in QueryKind]: Rule } = {
  task: { role: 'viewer', inStack: true },
  service: { role: 'viewer', inStack: true },
  'environment-value': { role: 'operator', inStack: true },
  repositories: { role: 'operator', inStack: false },
  'repository-tags': { role: 'operator', inStack: false },
  'stack-members': { role: 'viewer', inStack: true },
  'plan-stack': { role: 'admin', inStack: false },
  'export-stack': { role: 'admin', inStack: true },
  secrets: { role: 'viewer', inStack: false },
  configs: { role: 'viewer', inStack: false },
  'config-contents': { role: 'admin', inStack: false },
  'service-addresses': { role: 'viewer', inStack: true },
  'join-command': { role: 'admin', inStack: false },
  'node-plugins': { role: 'viewer', inStack: true },
};

/** What the least of them needs. */
export const LEAST_QUERY_RULE: Rule = leastOf(Object.values(QUERY_RULES));
