import type { ServiceAddresses } from '../derived/reach';
import type { NodeId, PayloadId, ServiceId, StackName, TaskId } from '../objects/ids';
import type { NodeRole } from '../objects/node';
import type { ConfigContents, Payload } from '../objects/payload';
import type { RegistryAnswer, Repositories, Tags } from '../objects/registry';
import type { ServiceDefinition } from '../objects/service-definition';
import type { TaskDetails } from '../objects/task';
import type { ActionOf } from './action-rules';
import type { FailureKind, Step } from './outcome';
import type { StackExport } from './stack-export';
import type { StackPlan } from './stack-plan';

/** What a browser can ask besides the picture: what each query names, and its answer. Docker is asked for these. */
export interface DockerQueries {
  /** A service as `docker service inspect` tells it, without the values of its environment. */
  service: { readonly asks: { readonly service: ServiceId }; readonly answer: ServiceDefinition };
  /** The value of one environment variable; null where the spec does not set it. */
  'environment-value': {
    readonly asks: { readonly service: ServiceId; readonly variable: string };
    readonly answer: string | null;
  };
  /** All that carries the stack's label, in the order in which removing it goes. */
  'stack-members': { readonly asks: { readonly stack: StackName }; readonly answer: readonly StackMember[] };
  /** What deploying this compose file would do. */
  'plan-stack': {
    readonly asks: Omit<ActionOf<'deploy-stack'>, 'kind'>;
    readonly answer: StackPlan;
  };
  /** The running stack as a compose file. */
  'export-stack': {
    readonly asks: { readonly stack: StackName; readonly withValues: boolean };
    readonly answer: StackExport;
  };
  secrets: { readonly asks: object; readonly answer: readonly Payload[] };
  configs: { readonly asks: object; readonly answer: readonly Payload[] };
  'config-contents': { readonly asks: { readonly config: PayloadId }; readonly answer: ConfigContents };
  'service-addresses': { readonly asks: { readonly service: ServiceId }; readonly answer: ServiceAddresses };
  /** What a machine runs to join the swarm in this role. */
  'join-command': { readonly asks: { readonly role: NodeRole }; readonly answer: JoinCommand };
  /** What a node's engine can log to, mount and connect with. */
  'node-plugins': { readonly asks: { readonly node: NodeId }; readonly answer: readonly PluginsOfType[] };
}

/** And for these the server itself knows, or asks others. */
export interface ServerQueries {
  /** What the registry of the settings holds. */
  repositories: { readonly asks: object; readonly answer: RegistryAnswer<Repositories> };
  'repository-tags': {
    readonly asks: { readonly repository: string };
    readonly answer: RegistryAnswer<Tags>;
  };
  /** What is known of a task besides what the picture holds; null where it is not known (any more). */
  task: { readonly asks: { readonly task: TaskId }; readonly answer: NamedDetails | null };
}

export type Queries = DockerQueries & ServerQueries;
export type QueryKind = keyof Queries;
export type DockerQueryKind = keyof DockerQueries;
export type QueryOf<K extends QueryKind> = { readonly kind: K } & Queries[K]['asks'];
export type Query = { readonly [K in QueryKind]: QueryOf<K> }[QueryKind];
export type AnswerOf<K extends QueryKind> = Queries[K]['answer'];

/** What came of a query. */
export type Answer<K extends QueryKind = QueryKind> =
  | { readonly ok: true; readonly value: AnswerOf<K> }
  | {
      readonly ok: false;
      readonly kind: FailureKind;
      /** Docker's own words, or ours where Docker was not asked. */
      readonly message: string;
    };

export interface StackMember {
  readonly object: Step['object'];
  readonly id: string;
  readonly name: string;
}

/** Whoever has the token can join the swarm: it is in no log, picture, address or error. */
export interface JoinCommand {
  readonly token: string;
  /** Of the leader, with its port. */
  readonly address: string;
}

/** Types as Docker names them: Log, Network, Volume, … */
export interface PluginsOfType {
  readonly type: string;
  readonly names: readonly string[];
}

/** `id` is whole, also where the picture's are cut. */
export interface NamedDetails extends TaskDetails {
  readonly id: TaskId;
}
