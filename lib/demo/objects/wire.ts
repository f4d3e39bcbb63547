import type {
  EndpointSpec,
  GenericResource,
  Labels,
  NodeSpec,
  Platform,
  PortConfig,
  Resources,
  ServiceSpec,
  TaskSpec,
} from './specs';

/**
 * Docker's own JSON, as far as the demo swarm keeps it. Key order is Go's; a key whose value is `undefined`
 * holds its place in the order and is left out of the JSON.
 * Source: moby `api/types/swarm`, compared with a real engine's answers.
 */
export interface Meta {
  readonly ID: string;
  readonly Version: { readonly Index: number };
  readonly CreatedAt: string;
  readonly UpdatedAt: string;
}

export interface Node extends Meta {
  readonly Spec: NodeSpec;
  readonly Description: {
    readonly Hostname: string;
    readonly Platform: Platform;
    readonly Resources: Resources & { readonly NanoCPUs: number; readonly MemoryBytes: number };
    readonly Engine: {
      readonly EngineVersion: string;
      readonly Labels: Labels | undefined;
      readonly Plugins: readonly { readonly Type: string; readonly Name: string }[];
    };
    readonly TLSInfo: {
      readonly TrustRoot: string;
      readonly CertIssuerSubject: string;
      readonly CertIssuerPublicKey: string;
    };
  };
  readonly Status: {
    readonly State: 'unknown' | 'ready' | 'down';
    readonly Message: string | undefined;
    readonly Addr: string;
  };
  readonly ManagerStatus:
    | {
        readonly Leader: true | undefined;
        readonly Reachability: 'reachable' | 'unreachable';
        readonly Addr: string;
      }
    | undefined;
}

export type UpdateState =
  | 'updating'
  | 'paused'
  | 'completed'
  | 'rollback_started'
  | 'rollback_paused'
  | 'rollback_completed';

export interface UpdateStatus {
  readonly State: UpdateState;
  readonly StartedAt: string;
  readonly CompletedAt: string | undefined;
  readonly Message: string;
}

export interface JobIteration {
  readonly Index?: number;
}

export interface Endpoint {
  readonly Spec: EndpointSpec;
  readonly Ports: readonly PortConfig[] | undefined;
  readonly VirtualIPs: readonly { readonly NetworkID: string; readonly Addr: string }[] | undefined;
}

export interface Service extends Meta {
  readonly Spec: ServiceSpec;
  readonly PreviousSpec: ServiceSpec | undefined;
  readonly Endpoint: Endpoint;
  readonly UpdateStatus: UpdateStatus | undefined;
  readonly JobStatus: { readonly JobIteration: JobIteration; readonly LastExecution: string } | undefined;
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

export interface ContainerStatus {
  readonly ContainerID: string;
  readonly PID: number;
  readonly ExitCode: number;
}

export interface TaskStatus {
  readonly Timestamp: string;
  readonly State: TaskState;
  readonly Message: string;
  readonly Err: string | undefined;
  readonly ContainerStatus: ContainerStatus | undefined;
  readonly PortStatus: { readonly Ports?: readonly PortConfig[] };
}

export interface NetworkAttachment {
  readonly Network: Network;
  readonly Addresses: readonly string[];
}

export interface Task extends Meta {
  readonly Labels: Labels;
  readonly Spec: TaskSpec;
  readonly ServiceID: string;
  /** Absent for global services. */
  readonly Slot: number | undefined;
  /** Absent while no node is found. */
  readonly NodeID: string | undefined;
  readonly Status: TaskStatus;
  readonly DesiredState: DesiredState;
  readonly NetworksAttachments: readonly NetworkAttachment[] | undefined;
  /** What it was given of its node's. */
  readonly GenericResources: readonly GenericResource[] | undefined;
  readonly JobIteration: JobIteration | undefined;
  /** What swarmkit keeps beside the task, and Docker's JSON does not show. */
  readonly hidden: { readonly serviceName: string; readonly endpointSpec: EndpointSpec };
}

export interface Network extends Meta {
  readonly Spec: {
    readonly Name: string;
    readonly Labels: Labels;
    readonly DriverConfiguration: { readonly Name?: string; readonly Options?: Labels };
    readonly Internal: true | undefined;
    readonly Attachable: true | undefined;
    readonly Ingress: true | undefined;
    readonly IPAMOptions:
      | { readonly Driver: { readonly Name?: string }; readonly Configs?: readonly unknown[] }
      | undefined;
    readonly Scope: 'swarm';
  };
  readonly DriverState: { readonly Name: string; readonly Options: Labels };
  readonly IPAMOptions: {
    readonly Driver: { readonly Name: string };
    readonly Configs: readonly { readonly Subnet: string; readonly Gateway: string }[];
  };
}

/** A secret or a config. `Data` is base64, and a secret's never leaves. */
export interface Payload extends Meta {
  readonly Spec: { readonly Name: string; readonly Labels: Labels; readonly Data: string | undefined };
}
