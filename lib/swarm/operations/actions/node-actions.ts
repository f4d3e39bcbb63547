import type { SwarmNode } from '../../objects/node';
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

/** One thing that a node is offered: an action that is done at once, or the dialog that asks first. Both come without their node. */
type Offer = {
  readonly action: keyof typeof NODE_ACTIONS;
  readonly isFor: (node: SwarmNode) => boolean;
} & ({ readonly does: object } | { readonly asks: object });

/** What is offered wherever a node is shown, in this order. The palette remembers the keys. */
export const NODE_OFFERS = {
  active: {
    action: 'set-node-availability',
    isFor: ({ availability }) => availability !== 'active',
    does: { kind: 'set-node-availability', availability: 'active' },
  },
  pause: {
    action: 'set-node-availability',
    isFor: ({ availability }) => availability !== 'pause',
    does: { kind: 'set-node-availability', availability: 'pause' },
  },
  drain: {
    action: 'set-node-availability',
    isFor: ({ availability }) => availability !== 'drain',
    asks: { kind: 'drain-node' },
  },
  manager: {
    action: 'set-node-role',
    isFor: ({ role }) => role !== 'manager',
    asks: { kind: 'set-node-role', role: 'manager' },
  },
  worker: {
    action: 'set-node-role',
    isFor: ({ role }) => role === 'manager',
    asks: { kind: 'set-node-role', role: 'worker' },
  },
  labels: {
    action: 'set-node-labels',
    isFor: () => true,
    asks: { kind: 'set-node-labels' },
  },
  'remove-node': {
    action: 'remove-node',
    isFor: () => true,
    asks: { kind: 'remove-node' },
  },
} as const satisfies { readonly [key: string]: Offer };

type Offers = typeof NODE_OFFERS;
export type NodeOffer = keyof Offers;

/** What those among them do that are done at once, beside their node. */
export type NodeDeed = Extract<Offers[NodeOffer], { readonly does: object }>['does'];

/** What the dialogs among them are asked with, beside their node. */
export type NodeQuestion = Extract<Offers[NodeOffer], { readonly asks: object }>['asks'];
