import type { PayloadKind } from '../../objects/payload';
import { action } from '../descriptor';
import type { NamedInput } from '../field-types';

const NEW_PAYLOAD = { name: 'payload-name', labels: 'payload-labels', data: 'payload-data' } as const;
/** Removed only while it has the name that the person saw. */
const SEEN_PAYLOAD = { id: 'payload-id', name: 'object-name' } as const;

const create = (kind: PayloadKind, { name, labels, file }: NamedInput<typeof NEW_PAYLOAD>) => [
  ...[kind, 'create'],
  ...Object.entries(labels).flatMap(([label, value]) => ['--label', `${label}=${value}`]),
  ...[name, file],
];

/** What can be done to secrets and configs. */
export const PAYLOAD_ACTIONS = {
  'create-secret': action({
    input: NEW_PAYLOAD,
    audited: ['name'],
    command: (named) => create('secret', named),
    undo: null,
  }),
  'create-config': action({
    input: NEW_PAYLOAD,
    audited: ['name'],
    command: (named) => create('config', named),
    undo: null,
  }),
  'remove-secret': action({
    input: SEEN_PAYLOAD,
    audited: ['id', 'name'],
    command: ({ name }) => ['secret', 'rm', name],
    undo: null,
  }),
  'remove-config': action({
    input: SEEN_PAYLOAD,
    audited: ['id', 'name'],
    command: ({ name }) => ['config', 'rm', name],
    undo: null,
  }),
} as const;
