import { unreachable } from '@/lib/base/assert';
import type { Source } from '@/lib/protocol/hello';
import type { NodeAvailability, NodeRole } from '@/lib/swarm/objects/node';
import type { ActionOf } from '@/lib/swarm/operations/action-rules';
import type { LabelChange } from '@/lib/swarm/operations/node-label';

/** An action in the names that a person types; ids stay inside. */
export type NamedAction =
  | { readonly kind: 'scale-service'; readonly name: string; readonly replicas: number }
  | { readonly kind: 'remove-service'; readonly name: string }
  | { readonly kind: 'update-image'; readonly name: string; readonly image: string }
  | { readonly kind: 'restart-service' | 'roll-back-service' | 'resume-update'; readonly name: string }
  | { readonly kind: 'remove-stack'; readonly name: string }
  | ActionOf<'create-network'>
  | { readonly kind: 'remove-network' | 'remove-secret' | 'remove-config'; readonly name: string }
  /** What is in it comes from a file of that name. */
  | {
      readonly kind: 'create-secret' | 'create-config';
      readonly name: string;
      readonly labels: Readonly<Record<string, string>>;
      readonly file: string;
    }
  | {
      readonly kind: 'set-node-availability';
      readonly name: string;
      readonly availability: NodeAvailability;
    }
  | { readonly kind: 'set-node-role'; readonly name: string; readonly role: NodeRole }
  | ({ readonly kind: 'set-node-labels'; readonly name: string } & LabelChange)
  | { readonly kind: 'remove-node'; readonly name: string }
  | { readonly kind: 'rotate-join-token'; readonly role: NodeRole };

/** The docker command that does the same, ready to paste: on the demo with the address of its API. */
export function dockerCommand(action: NamedAction, source: Source | null): string {
  return `${dockerPrefix(source)} ${words(action).map(quote).join(' ')}`;
}

/** `docker`, on the demo with the address of its API. */
export const dockerPrefix = (source: Source | null): string =>
  source?.kind === 'demo' ? `docker -H ${quote(source.endpoint)}` : 'docker';

function words(action: NamedAction): string[] {
  switch (action.kind) {
    case 'scale-service':
      return ['service', 'scale', `${action.name}=${action.replicas}`];
    case 'remove-service':
      return ['service', 'rm', action.name];
    case 'update-image':
      return ['service', 'update', '--image', action.image, action.name];
    case 'restart-service':
      return ['service', 'update', '--force', action.name];
    case 'roll-back-service':
      return ['service', 'rollback', action.name];
    case 'resume-update':
      return ['service', 'update', action.name];
    case 'remove-stack':
      return ['stack', 'rm', action.name];
    case 'create-network':
      return [
        ...['network', 'create', '--driver', 'overlay'],
        ...(action.attachable ? ['--attachable'] : []),
        ...(action.encrypted ? ['--opt', 'encrypted'] : []),
        ...(action.internal ? ['--internal'] : []),
        ...(action.subnet ? ['--subnet', action.subnet] : []),
        action.name,
      ];
    case 'remove-network':
      return ['network', 'rm', action.name];
    case 'remove-secret':
      return ['secret', 'rm', action.name];
    case 'remove-config':
      return ['config', 'rm', action.name];
    case 'create-secret':
    case 'create-config':
      return [
        ...[action.kind === 'create-secret' ? 'secret' : 'config', 'create'],
        ...Object.entries(action.labels).flatMap(([name, value]) => ['--label', `${name}=${value}`]),
        ...[action.name, action.file],
      ];
    case 'set-node-availability':
      return ['node', 'update', '--availability', action.availability, action.name];
    case 'set-node-role':
      return ['node', action.role === 'manager' ? 'promote' : 'demote', action.name];
    case 'set-node-labels':
      return [
        ...['node', 'update'],
        ...Object.entries(action.put).flatMap(([name, value]) => ['--label-add', `${name}=${value}`]),
        ...action.remove.flatMap((name) => ['--label-rm', name]),
        action.name,
      ];
    case 'remove-node':
      return ['node', 'rm', action.name];
    case 'rotate-join-token':
      return ['swarm', 'join-token', '--rotate', action.role];
    default:
      return unreachable(action);
  }
}

/** Quotes for a POSIX shell, where there is anything that it would read as its own. */
export const quote = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
