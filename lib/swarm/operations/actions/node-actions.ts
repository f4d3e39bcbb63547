import { action } from '../descriptor';

/** What can be done to a node, and for those that come. */
export const NODE_ACTIONS = {
  'set-node-availability': action({
    input: { node: 'node-id', availability: 'node-availability' },
    audited: ['node', 'availability'],
    command: ({ name, availability }) => ['node', 'update', '--availability', availability, name],
    undo: 'set-node-availability',
  }),
  'set-node-role': action({
    input: { node: 'node-id', role: 'node-role' },
    audited: ['node', 'role'],
    command: ({ name, role }) => ['node', role === 'manager' ? 'promote' : 'demote', name],
    undo: 'set-node-role',
  }),
  'set-node-labels': action({
    // `put`: added or changed; labels that are named nowhere stay.
    input: { node: 'node-id', put: 'node-labels', remove: 'object-names' },
    audited: ['node', 'put', 'remove'],
    command: ({ name, put, remove }) => [
      ...['node', 'update'],
      ...Object.entries(put).flatMap(([label, value]) => ['--label-add', `${label}=${value}`]),
      ...remove.flatMap((label) => ['--label-rm', label]),
      name,
    ],
    undo: 'set-node-labels',
  }),
  'remove-node': action({
    input: { node: 'node-id' },
    audited: ['node'],
    command: ({ name }) => ['node', 'rm', name],
    undo: null,
  }),
  'rotate-join-token': action({
    input: { role: 'node-role' },
    audited: ['role'],
    command: ({ role }) => ['swarm', 'join-token', '--rotate', role],
    undo: null,
  }),
} as const;
