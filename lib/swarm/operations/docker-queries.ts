import type { ServiceAddresses } from '../derived/reach';
import type { ConfigContents, Payload } from '../objects/payload';
import type { ServiceDefinition } from '../objects/service-definition';
import { DEPLOYMENT } from './actions/stack-actions';
import { query } from './descriptor';
import type { JoinCommand, PluginsOfType, StackMember } from './query';
import type { StackExport } from './stack-export';
import type { StackPlan } from './stack-plan';

/** What Docker is asked for. */
export const DOCKER_QUERIES = {
  /** A service as `docker service inspect` tells it, without the values of its environment. */
  service: query<ServiceDefinition>()({
    input: { service: 'service-id' },
    audited: null,
  }),
  /** The value of one environment variable; null where the spec does not set it. */
  'environment-value': query<string | null>()({
    input: { service: 'service-id', variable: 'variable-name' },
    audited: ['service', 'variable'],
  }),
  /** All that carries the stack's label, in the order in which removing it goes. */
  'stack-members': query<readonly StackMember[]>()({
    input: { stack: 'stack-name' },
    audited: null,
  }),
  /** What deploying this compose file would do. */
  'plan-stack': query<StackPlan>()({
    input: DEPLOYMENT,
    audited: null,
  }),
  /** The running stack as a compose file. */
  'export-stack': query<StackExport>()({
    input: { stack: 'stack-name', withValues: 'flag' },
    audited: ['stack', 'withValues'],
  }),
  secrets: query<readonly Payload[]>()({
    input: {},
    audited: null,
  }),
  configs: query<readonly Payload[]>()({
    input: {},
    audited: null,
  }),
  'config-contents': query<ConfigContents>()({
    input: { config: 'payload-id' },
    audited: ['config'],
  }),
  'service-addresses': query<ServiceAddresses>()({
    input: { service: 'service-id' },
    audited: null,
  }),
  /** What a machine runs to join the swarm in this role. */
  'join-command': query<JoinCommand>()({
    input: { role: 'node-role' },
    audited: ['role'],
  }),
  /** What a node's engine can log to, mount and connect with. */
  'node-plugins': query<readonly PluginsOfType[]>()({
    input: { node: 'node-id' },
    audited: null,
  }),
} as const;
