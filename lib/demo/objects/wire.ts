/**
 * Docker's own JSON, as far as the demo swarm keeps it. Key order is Go's; a key whose value is `undefined`
 * holds its place in the order and is left out of the JSON.
 * Source: moby `api/types/swarm`, compared with a real engine's answers.
 */
export type Labels = Record<string, string>;
export type Availability = 'active' | 'pause' | 'drain';
export type Role = 'worker' | 'manager';

export interface Meta {
  ID: string;
  Version: { Index: number };
  CreatedAt: string;
  UpdatedAt: string;
}

export interface Platform {
  Architecture: string;
  OS: string;
}

/** One of the two. Go leaves out what is empty or 0. */
export interface GenericResource {
  NamedResourceSpec?: { Kind?: string; Value?: string };
  DiscreteResourceSpec?: { Kind?: string; Value?: number };
}

export interface Resources {
  NanoCPUs?: number;
  MemoryBytes?: number;
  GenericResources?: readonly GenericResource[];
}

export interface NodeSpec {
  Name: string | undefined;
  Labels: Labels;
  Role: Role;
  Availability: Availability;
}

export interface Node extends Meta {
  Spec: NodeSpec;
  Description: {
    Hostname: string;
    Platform: Platform;
    Resources: Resources & { NanoCPUs: number; MemoryBytes: number };
    Engine: { EngineVersion: string; Labels: Labels | undefined; Plugins: { Type: string; Name: string }[] };
    TLSInfo: { TrustRoot: string; CertIssuerSubject: string; CertIssuerPublicKey: string };
  };
  Status: { State: 'unknown' | 'ready' | 'down'; Message: string | undefined; Addr: string };
  ManagerStatus:
    | { Leader: true | undefined; Reachability: 'reachable' | 'unreachable'; Addr: string }
    | undefined;
}

export interface RestartPolicy {
  Condition?: 'none' | 'on-failure' | 'any';
  Delay?: number;
  MaxAttempts?: number;
  Window?: number;
}

export interface Placement {
  Constraints?: string[];
  Preferences?: { Spread?: { SpreadDescriptor: string } }[];
  MaxReplicas?: number;
  Platforms?: Partial<Platform>[];
}

export interface NetworkTarget {
  Target: string;
  Aliases?: string[];
}

export interface ContainerSpec {
  Image: string;
  Labels?: Labels;
  Command?: string[];
  Args?: string[];
  TTY?: boolean;
  Secrets?: { SecretID: string; SecretName: string }[];
  Configs?: { ConfigID: string; ConfigName: string }[];
}

export interface TaskSpec {
  ContainerSpec: ContainerSpec;
  Resources?: { Limits?: Resources; Reservations?: Resources };
  RestartPolicy?: RestartPolicy;
  Placement?: Placement;
  Networks?: NetworkTarget[];
  ForceUpdate: number;
  Runtime?: string;
  LogDriver?: { Name?: string; Options?: Record<string, string> };
}

export interface UpdateConfig {
  Parallelism: number;
  Delay?: number;
  FailureAction?: 'pause' | 'continue' | 'rollback';
  Monitor?: number;
  MaxFailureRatio?: number;
  Order?: 'stop-first' | 'start-first';
}

export interface Mode {
  Replicated?: { Replicas: number };
  Global?: Record<string, never>;
  ReplicatedJob?: { MaxConcurrent: number; TotalCompletions: number };
  GlobalJob?: Record<string, never>;
}

export interface PortConfig {
  Name?: string;
  Protocol: string;
  TargetPort: number;
  PublishedPort?: number;
  PublishMode: string;
}

export interface EndpointSpec {
  Mode?: string;
  Ports?: PortConfig[];
}

export interface ServiceSpec {
  Name: string;
  Labels: Labels;
  TaskTemplate: TaskSpec;
  Mode: Mode;
  UpdateConfig?: UpdateConfig;
  RollbackConfig?: UpdateConfig;
  EndpointSpec: EndpointSpec;
}

export type UpdateState =
  | 'updating'
  | 'paused'
  | 'completed'
  | 'rollback_started'
  | 'rollback_paused'
  | 'rollback_completed';

export interface UpdateStatus {
  State: UpdateState;
  StartedAt: string;
  CompletedAt: string | undefined;
  Message: string;
}

export interface JobIteration {
  Index?: number;
}

export interface Service extends Meta {
  Spec: ServiceSpec;
  PreviousSpec: ServiceSpec | undefined;
  Endpoint: {
    Spec: EndpointSpec;
    Ports: PortConfig[] | undefined;
    VirtualIPs: { NetworkID: string; Addr: string }[] | undefined;
  };
  UpdateStatus: UpdateStatus | undefined;
  JobStatus: { JobIteration: JobIteration; LastExecution: string } | undefined;
}

export type TaskState =
  | 'new'
  | 'pending'
  | 'assigned'
  | 'accepted'
  | 'preparing'
  | 'ready'
  | 'starting'
  | 'running'
  | 'complete'
  | 'shutdown'
  | 'failed'
  | 'rejected'
  | 'remove'
  | 'orphaned';
export type DesiredState = 'ready' | 'running' | 'complete' | 'shutdown' | 'remove';

export interface TaskStatus {
  Timestamp: string;
  State: TaskState;
  Message: string;
  Err: string | undefined;
  ContainerStatus: { ContainerID: string; PID: number; ExitCode: number } | undefined;
  PortStatus: { Ports?: PortConfig[] };
}

export interface Task extends Meta {
  Labels: Labels;
  Spec: TaskSpec;
  ServiceID: string;
  /** Absent for global services. */
  Slot: number | undefined;
  /** Absent while no node is found. */
  NodeID: string | undefined;
  Status: TaskStatus;
  DesiredState: DesiredState;
  NetworksAttachments: { Network: Network; Addresses: string[] }[] | undefined;
  /** What it was given of its node's. */
  GenericResources: readonly GenericResource[] | undefined;
  JobIteration: JobIteration | undefined;
  /** What swarmkit keeps beside the task, and Docker's JSON does not show. */
  hidden: { serviceName: string; endpointSpec: EndpointSpec };
}

export interface Network extends Meta {
  Spec: {
    Name: string;
    Labels: Labels;
    DriverConfiguration: { Name?: string; Options?: Labels };
    Internal: true | undefined;
    Attachable: true | undefined;
    Ingress: true | undefined;
    IPAMOptions: { Driver: { Name?: string }; Configs?: unknown[] } | undefined;
    Scope: 'swarm';
  };
  DriverState: { Name: string; Options: Labels };
  IPAMOptions: { Driver: { Name: string }; Configs: { Subnet: string; Gateway: string }[] };
}

/** A secret or a config. `Data` is base64, and a secret's never leaves. */
export interface Payload extends Meta {
  Spec: { Name: string; Labels: Labels; Data: string | undefined };
}
