import { action } from '../descriptor';

/** What can be done to an overlay network. */
export const NETWORK_ACTIONS = {
  'create-network': action({
    input: {
      name: 'network-name',
      attachable: 'flag',
      encrypted: 'flag',
      internal: 'flag',
      subnet: 'subnet',
    },
    audited: ['name', 'attachable', 'encrypted', 'internal', 'subnet'],
    command: ({ name, attachable, encrypted, internal, subnet }) => [
      ...['network', 'create', '--driver', 'overlay'],
      ...(attachable ? ['--attachable'] : []),
      ...(encrypted ? ['--opt', 'encrypted'] : []),
      ...(internal ? ['--internal'] : []),
      ...(subnet ? ['--subnet', subnet] : []),
      name,
    ],
    undo: null,
  }),
  'remove-network': action({
    input: { network: 'network-id' },
    audited: ['network'],
    command: ({ name }) => ['network', 'rm', name],
    undo: null,
  }),
} as const;
