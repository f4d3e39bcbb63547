/** Docker's errors in plain words. */
export const reason = {
  constraints:
    'No node matches: {nodes, plural, =0 {no node meets} one {# node does not meet} other {# nodes do not meet}} the placement constraints',
  resources: 'Not enough unreserved CPU or memory{nodes, plural, =0 {} one { on # node} other { on # nodes}}',
  generic: 'Not enough unreserved {resources}{nodes, plural, =0 {} one { on # node} other { on # nodes}}',
  cpu: 'CPU',
  memory: 'memory',
  others: 'other resources',
  port: 'The port is already taken{nodes, plural, =0 { on every node that qualifies} one { on # node} other { on # nodes}}',
  'max-replicas': 'The limit of replicas per node is reached: add nodes',
  platform:
    'The image does not run on the CPU or operating system of {nodes, plural, =0 {these nodes} one {# node} other {# nodes}}',
  plugin: 'A plugin that it needs is missing{nodes, plural, =0 {} one { on # node} other { on # nodes}}',
  volume:
    'A volume that it needs cannot be mounted{nodes, plural, =0 {} one { on # node} other { on # nodes}}',
  'not-available':
    '{nodes, plural, =0 {Nodes are} one {# node is} other {# nodes are}} not ready, paused or drained',
  exit: 'The program ended with exit code {code}',
  killed: 'The process was killed (137), perhaps because it ran out of memory',
  unhealthy: 'The health check failed, so Swarm stopped it',
  'no-image': 'The image {image} does not exist, or this node may not pull it',
  'pull-failed': 'The image could not be pulled: the registry does not answer this node',
  'no-command': 'The command to run is not in the image',
  'mount-missing': 'A directory that it mounts does not exist on this node',
  'port-taken': 'The port is already in use on this node',
  'network-missing': 'A network that it needs does not exist',
  /** What keeps a waiting task from every node, with what to do about it. */
  waiting: {
    label: 'Needs <code>{constraint}</code>. No node has it.',
    constraint: 'Needs <code>{constraint}</code>. No node meets it.',
    constraints: 'No node meets all of these constraints together:',
    'not-available':
      '{count, plural, one {The node that could take it does} other {The nodes that could take it do}} not accept tasks now:',
    resources:
      'Asks for {asks}. {count, plural, one {The node that could take it has less left:} other {None of the # nodes that could take it has that much left:}}',
    left: 'Not reserved',
    asks: 'The task asks for',
    port: 'Needs port {port} of its node, and <b>{services}</b> {count, plural, one {has it on the node that could take it} other {has it on all # nodes that could take it}}.',
    portTaken:
      'Needs port {port} of its node, which is taken on {count, plural, one {the node} other {all # nodes}} that could take it.',
    'max-replicas':
      'At most {limit, plural, one {# task} other {# tasks}} may run on a node, and {count, plural, one {the node that could take it has as many} other {all # nodes that could take it have as many}}.',
    platform: 'The image does not run on {platforms}.',
    addLabel: 'Add label…',
    addLabelTo: 'Which node gets {label}?',
    edit: 'Edit service…',
    more: '{count, plural, one {# more node} other {# more nodes}}',
  },
} as const;
