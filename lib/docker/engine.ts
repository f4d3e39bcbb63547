import type { NetworkId, NodeId, ServiceId, TaskId } from '@/lib/swarm/objects/ids';
import type { Network } from '@/lib/swarm/objects/network';
import type { SwarmNode } from '@/lib/swarm/objects/node';
import type { Service } from '@/lib/swarm/objects/service';
import type { TaskRecord } from '@/lib/swarm/objects/task';
import type { Action } from '@/lib/swarm/operations/action';
import type { Outcome } from '@/lib/swarm/operations/outcome';
import type { AnswerOf, DockerQueryKind, QueryOf } from '@/lib/swarm/operations/query';
import type { LogBatch } from './logs/line-reader';
import type { LogsRequest } from './logs/open-logs';
import type { EngineEvent } from './read/engine-event';
import type { Known, Listing } from './read/listing';

/** Which tasks to list; all that are given must hold. */
export interface TaskFilter {
  readonly services?: readonly ServiceId[];
  readonly nodes?: readonly NodeId[];
  readonly ids?: readonly TaskId[];
  readonly desired?: readonly ('running' | 'ready' | 'complete' | 'remove' | 'shutdown')[];
}

/** What a swarm's manager can be asked. Every method throws `DockerError`, or the signal's reason once it aborts. */
export interface Engine {
  /** The address as a person wrote it, without credentials. */
  readonly endpoint: string;
  /** Negotiates the API version; throws where this is no manager. */
  connect(signal: AbortSignal): Promise<void>;
  ping(signal: AbortSignal): Promise<void>;
  nodes(known: Known<NodeId, SwarmNode>, signal: AbortSignal): Promise<Listing<SwarmNode>>;
  services(known: Known<ServiceId, Service>, signal: AbortSignal): Promise<Listing<Service>>;
  /** A service that is not there (any more) fails the whole call, with status 404; a node or an id just finds nothing. */
  tasks(
    filter: TaskFilter,
    known: Known<TaskId, TaskRecord>,
    signal: AbortSignal,
  ): Promise<Listing<TaskRecord>>;
  /**
   * Of those in `named`, also the ones that Docker's list leaves out (`host`, `bridge`): each is looked at once while the
   * connection lasts.
   */
  networks(signal: AbortSignal, named?: Iterable<NetworkId>): Promise<Listing<Network>>;
  /** Hints that something changed. Resolves when the stream stands: what changes from then on is told. Its iteration ends when the stream ends, and throws when it breaks. */
  events(signal: AbortSignal): Promise<AsyncIterable<EngineEvent>>;
  /** What containers wrote. Resolves when the stream stands; then see `openLogs`. */
  logs(request: LogsRequest, signal: AbortSignal): Promise<AsyncIterable<LogBatch>>;
  /** Reads what the picture does not hold. */
  query<K extends DockerQueryKind>(query: QueryOf<K>, signal: AbortSignal): Promise<AnswerOf<K>>;
  /** Does one action to its end. Never throws: every failure is an Outcome. */
  act(action: Action, signal: AbortSignal): Promise<Outcome>;
  close(): void;
}
