import { action } from '../descriptor';

/** What a stack is deployed from, and its plan made of. */
export const DEPLOYMENT = {
  stack: 'new-stack-name',
  compose: 'compose',
  values: 'variables',
  /** Removes services of the stack that the file does not hold. */
  prune: 'flag',
} as const;

/** What can be done to a stack. */
export const STACK_ACTIONS = {
  'remove-stack': action({
    input: { stack: 'stack-name' },
    audited: ['stack'],
    command: ({ name }) => ['stack', 'rm', name],
    undo: 'bring-back',
  }),
  /** Makes again what was removed with it, or a service that was removed alone. */
  'bring-back': action({
    input: { stack: 'stack-or-none', removal: 'removal' },
    audited: ['stack', 'removal'],
    command: null,
    undo: null,
  }),
  'deploy-stack': action({
    input: DEPLOYMENT,
    audited: ['stack', 'prune'],
    command: ({ name, prune }) => [
      ...['stack', 'deploy', '--compose-file', 'compose.yml'],
      ...(prune ? ['--prune'] : []),
      name,
    ],
    undo: null,
  }),
  'stop-stack': action({
    input: { stack: 'stack-name' },
    audited: ['stack'],
    command: null,
    undo: 'start-stack',
  }),
  'start-stack': action({
    input: { stack: 'stack-name' },
    audited: ['stack'],
    command: null,
    undo: 'stop-stack',
  }),
} as const;
