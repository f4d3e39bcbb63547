import type { NetworkId, ServiceId, StackName } from './ids';
import type { Image } from './image';
import type { PortRange } from './port';
import type { Limits, Resources } from './resources';

export type ServiceMode =
  | { readonly kind: 'replicated'; readonly replicas: number }
  | { readonly kind: 'global' }
  | { readonly kind: 'replicated-job'; readonly completions: number; readonly concurrent: number }
  | { readonly kind: 'global-job' };

export type UpdateState =
  | 'updating'
  | 'paused'
  | 'completed'
  | 'rollback_started'
  | 'rollback_paused'
  | 'rollback_completed';

export interface UpdateStatus {
  readonly state: UpdateState;
  /** Docker's words, such as "update paused due to failure or early termination of task …". */
  readonly message: string;
  /** By the leader's clock, as tasks' `createdAt` is: ms since 1970, 0 where Docker gives none. */
  readonly startedAt: number;
  /** By the server's clock, ms since 1970; 0 where Docker gives none. */
  readonly completedAt: number;
}

/** How the swarm replaces tasks. Times in ms. */
export interface UpdateConfig {
  /** Tasks replaced at once; 0 means all. */
  readonly parallelism: number;
  readonly delay: number;
  /** How long a new task must hold before it counts. */
  readonly monitor: number;
  readonly failureAction: 'pause' | 'continue' | 'rollback';
  readonly maxFailureRatio: number;
  readonly order: 'stop-first' | 'start-first';
}

/** What a service is known by at a glance: a colour, a pattern on it, and two letters. */
export interface ServiceMark {
  /** 0–11: the `--service-N` colours. The first seven are Okabe and Ito's, without their red. */
  readonly hue: number;
  /** 0 plain, 1 stripes, 2 dots. */
  readonly pattern: number;
  readonly monogram: string;
}

export const HUES = 12;
export const PATTERNS = 3;

export interface Service {
  readonly id: ServiceId;
  /** `Version.Index`, which every write must name. */
  readonly version: number;
  readonly name: string;
  readonly stack: StackName | null;
  /** The observer's, by the name: the same in every browser, and again when the service is deployed anew. */
  readonly mark: ServiceMark;
  readonly mode: ServiceMode;
  readonly image: Image;
  readonly ports: readonly PortRange[];
  readonly constraints: readonly string[];
  /** The most tasks that one node may have; 0 means no limit. */
  readonly maxPerNode: number;
  readonly networks: readonly NetworkId[];
  readonly reservations: Resources;
  readonly limits: Limits;
  readonly update: UpdateStatus | null;
  readonly updateConfig: UpdateConfig;
  /** Whether Docker keeps an earlier spec to roll back to. */
  readonly hasPrevious: boolean;
  /** Opaque fingerprint of the task template: a task with another one runs an older spec. */
  readonly template: string;
  /** `JobStatus.JobIteration.Index`: tasks of another run do not count; null for services that are no job. */
  readonly iteration: number | null;
  /** By the leader's clock, ms since 1970; 0: unknown. */
  readonly createdAt: number;
  /** By the server's clock, ms since 1970; 0: unknown. */
  readonly updatedAt: number;
}

/** `echo_nginx` in stack `echo` is `nginx` to its reader. */
export const shortServiceName = (service: Pick<Service, 'name' | 'stack'>): string =>
  service.stack && service.name.startsWith(`${service.stack}_`)
    ? service.name.slice(service.stack.length + 1)
    : service.name;

/** An update, or a rollback, that waits for a person. */
export const isPaused = ({ update }: Pick<Service, 'update'>): boolean =>
  update?.state === 'paused' || update?.state === 'rollback_paused';

/** One task on every node that qualifies. */
export const isGlobal = (mode: ServiceMode): boolean => mode.kind === 'global' || mode.kind === 'global-job';

export const isJob = (mode: ServiceMode): boolean =>
  mode.kind === 'replicated-job' || mode.kind === 'global-job';
