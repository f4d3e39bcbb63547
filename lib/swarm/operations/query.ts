import type { TaskId } from '../objects/ids';
import type { TaskDetails } from '../objects/task';
import type { Answered } from './descriptor';
import { DOCKER_QUERIES } from './docker-queries';
import type { InputOf } from './field-types';
import type { FailureKind, Step } from './outcome';
import { SERVER_QUERIES } from './server-queries';

/** What a browser can ask besides the picture. */
export const QUERIES = { ...DOCKER_QUERIES, ...SERVER_QUERIES } as const;

type Queries = typeof QUERIES;
export type QueryKind = keyof Queries;
export type DockerQueryKind = keyof typeof DOCKER_QUERIES;
export type QueryOf<K extends QueryKind> = {
  [Kind in K]: { readonly kind: Kind } & InputOf<Queries[Kind]['input']>;
}[K];
export type Query = QueryOf<QueryKind>;
export type AnswerOf<K extends QueryKind> = Queries[K] extends Answered<infer Answer> ? Answer : never;

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
