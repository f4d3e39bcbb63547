import { keysOf } from '@/lib/base/keys';
import type { NetworkId } from './ids';
import type { LogDriver } from './log-driver';
import type { PortRange } from './port';
import { type Limits, NO_LIMITS, NO_RESOURCES, type Resources } from './resources';
import { isJob, type ServiceMode, type UpdateConfig } from './service';

/** Where a task's files come from. Types that Docker may add are told as they are. */
export interface Mount {
  readonly type: string;
  /** A path at the node, or a volume's name; empty for a nameless volume and for memory. */
  readonly source: string;
  readonly target: string;
  readonly readOnly: boolean;
}

/** A secret or a config that a task sees as a file: its name, never what is in it. */
export interface FileReference {
  readonly name: string;
  /** The path in the container, as it is stated: a secret's is below /run/secrets. */
  readonly target: string;
}

/** Times in ms; 0 is the image's own, or Docker's default. */
export interface Healthcheck {
  /** As in the spec: `['CMD-SHELL', 'curl …']`, `['NONE']`. */
  readonly test: readonly string[];
  readonly interval: number;
  readonly timeout: number;
  readonly startPeriod: number;
  readonly retries: number;
}

/** Times in ms; null where the spec says nothing and Docker's default holds. */
export interface RestartPolicy {
  readonly condition: 'none' | 'on-failure' | 'any';
  readonly delay: number | null;
  /** 0: without end. */
  readonly maxAttempts: number;
  readonly window: number;
}

/** What a service is asked to be, as a form shows it and sets it. */
export interface ServiceFields {
  readonly mode: ServiceMode;
  /** The whole reference, digest too. */
  readonly image: string;
  /** Takes the place of the image's entrypoint; empty leaves it. */
  readonly command: readonly string[];
  readonly args: readonly string[];
  /** As asked for: `published` is 0 where Docker shall choose. */
  readonly ports: readonly PortRange[];
  readonly networks: readonly NetworkId[];
  readonly mounts: readonly Mount[];
  readonly constraints: readonly string[];
  readonly reservations: Resources;
  readonly limits: Limits;
  readonly update: UpdateConfig;
}

/** A service's spec as `docker service inspect --pretty` tells it. No value of its environment, no secret. */
export interface ServiceDefinition extends ServiceFields {
  readonly name: string;
  /** Opaque: another one means another spec. An edit names the one that it began with. */
  readonly edition: string;
  /** Names of environment variables, in the spec's order. */
  readonly env: readonly string[];
  readonly user: string;
  readonly workdir: string;
  readonly hostname: string;
  readonly stopSignal: string;
  /** ms; null: Docker's 10 s. */
  readonly stopGracePeriod: number | null;
  readonly isReadOnly: boolean;
  readonly hasInit: boolean;
  readonly secrets: readonly FileReference[];
  readonly configs: readonly FileReference[];
  readonly healthcheck: Healthcheck | null;
  readonly restart: RestartPolicy | null;
  /** `spread=node.labels.zone` */
  readonly preferences: readonly string[];
  /** 0: no limit. */
  readonly maxReplicasPerNode: number;
  readonly rollback: UpdateConfig | null;
  readonly labels: Readonly<Record<string, string>>;
  readonly containerLabels: Readonly<Record<string, string>>;
  /** Lines of /etc/hosts. */
  readonly hosts: readonly string[];
  readonly endpointMode: 'vip' | 'dnsrr';
  readonly logDriver: LogDriver;
  /** How often it was restarted by hand. */
  readonly forcedUpdates: number;
}

/** A new service. */
export interface ServiceDraft extends ServiceFields {
  readonly name: string;
  readonly env: Readonly<Record<string, string>>;
}

/**
 * An item of a list as an edit wants it. `was`: its place in the definition's list that the edit began with, so that what
 * no form shows of it stays; absent for one that is new.
 */
export type Edited<T> = T & { readonly was?: number | undefined };

/** What an edit changes; what is absent stays. */
export type ServiceChanges = {
  readonly [K in Exclude<keyof ServiceFields, 'ports' | 'mounts'>]?: ServiceFields[K] | undefined;
} & {
  readonly ports?: readonly Edited<PortRange>[] | undefined;
  readonly mounts?: readonly Edited<Mount>[] | undefined;
  readonly env?:
    | {
        /** New values by name, also of names that were not there. */
        readonly set: Readonly<Record<string, string>>;
        readonly remove: readonly string[];
      }
    | undefined;
};

export type ChangedField = keyof ServiceChanges;

/** What Docker makes of a service of which nothing is said. */
export const NEW_SERVICE: ServiceFields = {
  mode: { kind: 'replicated', replicas: 1 },
  image: '',
  command: [],
  args: [],
  ports: [],
  networks: [],
  mounts: [],
  constraints: [],
  reservations: NO_RESOURCES,
  limits: NO_LIMITS,
  update: {
    parallelism: 1,
    delay: 0,
    monitor: 5_000,
    failureAction: 'pause',
    maxFailureRatio: 0,
    order: 'stop-first',
  },
};

/** A field of a service's spec. */
export type SpecField = Exclude<keyof ServiceDefinition, 'edition'>;

/**
 * What a change of a field does to the tasks that run. all: each is replaced; some: those on nodes that the new
 * constraints shut out; none: they run on.
 */
export const EFFECTS: { readonly [F in SpecField]: 'all' | 'some' | 'none' } = {
  name: 'none',
  labels: 'none',
  mode: 'none',
  update: 'none',
  rollback: 'none',
  constraints: 'some',
  image: 'all',
  command: 'all',
  args: 'all',
  env: 'all',
  user: 'all',
  workdir: 'all',
  hostname: 'all',
  stopSignal: 'all',
  stopGracePeriod: 'all',
  isReadOnly: 'all',
  hasInit: 'all',
  hosts: 'all',
  healthcheck: 'all',
  mounts: 'all',
  secrets: 'all',
  configs: 'all',
  containerLabels: 'all',
  logDriver: 'all',
  restart: 'all',
  reservations: 'all',
  limits: 'all',
  preferences: 'all',
  maxReplicasPerNode: 'all',
  networks: 'all',
  ports: 'all',
  endpointMode: 'all',
  forcedUpdates: 'all',
};

/** What an edit does to the tasks that run. again: a job starts over at any change. */
export function editEffect(mode: ServiceMode, changes: ServiceChanges): 'all' | 'some' | 'none' | 'again' {
  const effects = changedFields(changes).map((field) => EFFECTS[field]);
  if (effects.length > 0 && isJob(mode)) return 'again';
  return (['all', 'some'] as const).find((effect) => effects.includes(effect)) ?? 'none';
}

export const changedFields = (changes: ServiceChanges): readonly ChangedField[] =>
  keysOf(changes).filter((field) => changes[field] !== undefined);
