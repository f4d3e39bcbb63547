/** What is asked for, in Docker's own JSON as `wire` has it. */

export type Labels = Readonly<Record<string, string>>;
export type Availability = 'active' | 'pause' | 'drain';
export type Role = 'worker' | 'manager';

export interface Platform {
  readonly Architecture: string;
  readonly OS: string;
}

/** One of the two. Go leaves out what is empty or 0. */
export interface GenericResource {
  readonly NamedResourceSpec?: { readonly Kind?: string; readonly Value?: string };
  readonly DiscreteResourceSpec?: { readonly Kind?: string; readonly Value?: number };
}

export interface Resources {
  readonly NanoCPUs?: number;
  readonly MemoryBytes?: number;
  readonly GenericResources?: readonly GenericResource[];
}

export interface NodeSpec {
  readonly Name: string | undefined;
  readonly Labels: Labels;
  readonly Role: Role;
  readonly Availability: Availability;
}

export interface RestartPolicy {
  readonly Condition?: 'none' | 'on-failure' | 'any';
  readonly Delay?: number;
  readonly MaxAttempts?: number;
  readonly Window?: number;
}

export interface Placement {
  readonly Constraints?: readonly string[];
  readonly Preferences?: readonly { readonly Spread?: { readonly SpreadDescriptor: string } }[];
  readonly MaxReplicas?: number;
  readonly Platforms?: readonly Partial<Platform>[];
}

export interface NetworkTarget {
  readonly Target: string;
  readonly Aliases?: readonly string[];
}

export interface ContainerSpec {
  readonly Image: string;
  readonly Labels?: Labels;
  readonly Command?: readonly string[];
  readonly Args?: readonly string[];
  readonly TTY?: boolean;
  readonly Secrets?: readonly { readonly SecretID: string; readonly SecretName: string }[];
  readonly Configs?: readonly { readonly ConfigID: string; readonly ConfigName: string }[];
}

export interface TaskSpec {
  readonly ContainerSpec: ContainerSpec;
  readonly Resources?: { readonly Limits?: Resources; readonly Reservations?: Resources };
  readonly RestartPolicy?: RestartPolicy;
  readonly Placement?: Placement;
  readonly Networks?: readonly NetworkTarget[];
  readonly ForceUpdate: number;
  readonly Runtime?: string;
  readonly LogDriver?: { readonly Name?: string; readonly Options?: Labels };
}

export interface UpdateConfig {
  readonly Parallelism: number;
  readonly Delay?: number;
  readonly FailureAction?: 'pause' | 'continue' | 'rollback';
  readonly Monitor?: number;
  readonly MaxFailureRatio?: number;
  readonly Order?: 'stop-first' | 'start-first';
}

export interface Mode {
  readonly Replicated?: { readonly Replicas: number };
  readonly Global?: Record<string, never>;
  readonly ReplicatedJob?: { readonly MaxConcurrent: number; readonly TotalCompletions: number };
  readonly GlobalJob?: Record<string, never>;
}

export interface PortConfig {
  readonly Name?: string;
  readonly Protocol: string;
  readonly TargetPort: number;
  readonly PublishedPort?: number;
  readonly PublishMode: string;
}

export interface EndpointSpec {
  readonly Mode?: string;
  readonly Ports?: readonly PortConfig[];
}

export interface ServiceSpec {
  readonly Name: string;
  readonly Labels: Labels;
  readonly TaskTemplate: TaskSpec;
  readonly Mode: Mode;
  readonly UpdateConfig?: UpdateConfig;
  readonly RollbackConfig?: UpdateConfig;
  readonly EndpointSpec: EndpointSpec;
}
