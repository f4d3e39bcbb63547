import { z } from 'zod';
import { err, ok, type Result } from '@/lib/base/result';
import { isRepository } from '@/lib/swarm/objects/registry';
import type { Query, QueryKind, QueryOf } from '@/lib/swarm/operations/query';
import { isBounded, TOO_LARGE } from './bounded';
import { deployFields } from './deploy-fields';
import { kindOf, mistakesIn, nodeId, nodeRole, payloadId, serviceId, stackName, taskId } from './fields';

const queries: { readonly [K in QueryKind]: z.ZodType<QueryOf<K>> } = {
  task: z.strictObject({ kind: z.literal('task'), task: taskId }),
  'join-command': z.strictObject({ kind: z.literal('join-command'), role: nodeRole }),
  'node-plugins': z.strictObject({ kind: z.literal('node-plugins'), node: nodeId }),
  'plan-stack': z.strictObject({ kind: z.literal('plan-stack'), ...deployFields }),
  'export-stack': z.strictObject({
    kind: z.literal('export-stack'),
    stack: stackName,
    withValues: z.boolean(),
  }),
  secrets: z.strictObject({ kind: z.literal('secrets') }),
  configs: z.strictObject({ kind: z.literal('configs') }),
  'config-contents': z.strictObject({ kind: z.literal('config-contents'), config: payloadId }),
  'service-addresses': z.strictObject({ kind: z.literal('service-addresses'), service: serviceId }),
  service: z.strictObject({ kind: z.literal('service'), service: serviceId }),
  'environment-value': z.strictObject({
    kind: z.literal('environment-value'),
    service: serviceId,
    variable: z.string().max(1_000),
  }),
  repositories: z.strictObject({ kind: z.literal('repositories') }),
  'repository-tags': z.strictObject({
    kind: z.literal('repository-tags'),
    repository: z.string().refine(isRepository, 'is no repository'),
  }),
  'stack-members': z.strictObject({ kind: z.literal('stack-members'), stack: stackName }),
};

/** The kind of what may be a query; null where it is none that we know. Looks at nothing else of it. */
export const queryKindOf = (input: unknown): QueryKind | null => kindOf(input, queries);

/** Reads what a browser sent as a query; the error says what is wrong with it. [P5] */
export function parseQuery(input: unknown): Result<Query, string> {
  const kind = queryKindOf(input);
  if (kind === null) return err('this is no query');
  if (!isBounded(input)) return err(TOO_LARGE);
  const query = queries[kind].safeParse(input);
  return query.success ? ok(query.data) : err(mistakesIn(query.error));
}
