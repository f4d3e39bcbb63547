import { dockerCommand } from '@/components/actions/docker-command';
import type { Source } from '@/lib/protocol/hello';
import type { ComposeDraft } from './compose-draft';

/** The command that deploys the file, saved as compose.yml. Values are left to the person: a history keeps what is typed. */
export function deployCommand({ stack, values, prune }: ComposeDraft, source: Source | null): string {
  const open = Object.keys(values).map((name) => `${name}=… `);
  return open.join('') + dockerCommand({ kind: 'deploy-stack', name: stack || 'NAME', prune }, source);
}
