/** Records as Docker 20.10 writes them, for tests: `fill` stands wherever a value must not leave the server. */

const named = (Value: string) => ({ NamedResourceSpec: { Kind: 'NVIDIA-GPU', Value } });

export const nodeRecord = (fill = 'x') => ({
  ID: 'tmnn6hf40077g72x8biokha5s',
  Version: { Index: 9 },
  CreatedAt: '2026-11-22T08:52:23.270042525Z',
  UpdatedAt: '2026-11-22T08:52:23.270042525Z',
  Spec: { Labels: { zone: 'a' }, Role: 'manager', Availability: 'drain' },
  Description: {
    Hostname: 'manager',
    Platform: { Architecture: 'x86_64', OS: 'linux' },
    Resources: {
      NanoCPUs: 2_000_000_000,
      MemoryBytes: 4_000_000_000,
      GenericResources: [named('GPU-1'), { Kind: fill }, named('GPU-2')],
    },
    Engine: { EngineVersion: '20.10.24', Labels: { disk: 'ssd' }, Plugins: [{ Type: 'Log', Name: fill }] },
    TLSInfo: { TrustRoot: fill, CertIssuerSubject: fill, CertIssuerPublicKey: fill },
  },
  Status: { State: 'ready', Message: 'heartbeat', Addr: '10.77.0.1' },
  ManagerStatus: { Leader: true, Reachability: 'reachable', Addr: '10.77.0.1:2377' },
});

const template = (fill: string) => ({
  ContainerSpec: {
    Image: 'registry:5000/example/echo:latest@sha256:3b1a',
    Labels: { token: fill },
    Command: [fill],
    Args: [fill],
    Hostname: fill,
    Env: [`PASSWORD=${fill}`],
    Dir: fill,
    User: fill,
    Mounts: [{ Type: 'bind', Source: fill, Target: fill }],
    Healthcheck: { Test: ['CMD-SHELL', fill] },
    Hosts: [fill],
    DNSConfig: { Search: [fill] },
    Secrets: [{ File: { Name: fill }, SecretID: fill, SecretName: fill }],
    Configs: [{ File: { Name: fill }, ConfigID: fill, ConfigName: fill }],
    Privileges: { CredentialSpec: { File: fill } },
    Isolation: 'default',
  },
  Resources: {
    Limits: { MemoryBytes: 67_108_864 },
    Reservations: {
      NanoCPUs: 500_000_000,
      MemoryBytes: 10_485_760,
      GenericResources: [{ DiscreteResourceSpec: { Kind: 'NVIDIA-GPU', Value: 1 } }],
    },
  },
  RestartPolicy: { Condition: 'any' },
  Placement: { Constraints: ['node.role==worker'], Platforms: [{ Architecture: 'amd64', OS: 'linux' }] },
  Networks: [{ Target: 'pym1sll15xiqdxmakzgxiae9n', Aliases: [fill], DriverOpts: { key: fill } }],
  LogDriver: { Name: 'gelf', Options: { address: fill } },
  ForceUpdate: 0,
});

export const serviceRecord = (fill = 'x') => {
  const spec = {
    Name: 'shop_web',
    Labels: { 'com.docker.stack.namespace': 'shop', 'traefik.auth': fill },
    TaskTemplate: { ...template(fill), Runtime: 'container' },
    Mode: { Replicated: { Replicas: 3 } },
    UpdateConfig: {
      Parallelism: 2,
      Delay: 10_000_000_000,
      FailureAction: 'rollback',
      Monitor: 5_000_000_000,
      MaxFailureRatio: 0.25,
      Order: 'start-first',
    },
    EndpointSpec: { Mode: 'vip', Ports: [{ Protocol: 'tcp', TargetPort: 80, PublishMode: 'ingress' }] },
  };
  return {
    ID: 'h186wtmbtiydlge1k74z2xm9n',
    Version: { Index: 730 },
    CreatedAt: '2026-11-22T09:08:28.177699172Z',
    UpdatedAt: '2026-11-22T09:08:28.323669881Z',
    Spec: spec,
    PreviousSpec: spec,
    Endpoint: {
      Spec: { Mode: 'vip' },
      Ports: [{ Protocol: 'tcp', TargetPort: 80, PublishedPort: 30_000, PublishMode: 'ingress' }],
      VirtualIPs: [{ NetworkID: 'pym1sll15xiqdxmakzgxiae9n', Addr: '10.0.1.2/24' }],
    },
    UpdateStatus: {
      State: 'completed',
      StartedAt: '2026-11-22T09:08:30Z',
      CompletedAt: '2026-11-22T09:08:40Z',
      Message: 'update completed',
    },
  };
};

export const taskRecord = (fill = 'x') => ({
  ID: 'ifdjcuetcje11tufmgpsm6jma',
  Version: { Index: 743 },
  CreatedAt: '2026-11-22T09:08:28.324813022Z',
  UpdatedAt: '2026-11-22T09:08:31.026563035Z',
  Labels: { token: fill },
  Spec: template(fill),
  ServiceID: 'h186wtmbtiydlge1k74z2xm9n',
  Slot: 1,
  NodeID: 'tmnn6hf40077g72x8biokha5s',
  Status: {
    Timestamp: '2026-11-22T09:08:30.975332753Z',
    State: 'failed',
    Message: 'started',
    Err: 'task: non-zero exit (137)',
    ContainerStatus: { ContainerID: '06c8653c655d', PID: 10843, ExitCode: 137 },
    PortStatus: {
      // Twice, as 20.10 does.
      Ports: [
        { Protocol: 'tcp', TargetPort: 80, PublishedPort: 8090, PublishMode: 'host' },
        { Protocol: 'tcp', TargetPort: 80, PublishedPort: 8090, PublishMode: 'host' },
      ],
    },
  },
  DesiredState: 'shutdown',
  NetworksAttachments: [
    {
      Network: {
        ID: 'pym1sll15xiqdxmakzgxiae9n',
        Version: { Index: 725 },
        Spec: { Name: 'ch03', Labels: { token: fill }, DriverConfiguration: { Options: { key: fill } } },
      },
      Addresses: ['10.0.1.3/24'],
    },
  ],
  GenericResources: [named('GPU-2')],
});

export const networkRecord = (fill = 'x') => ({
  Name: 'shop_back',
  Id: 'pym1sll15xiqdxmakzgxiae9n',
  Created: '2026-11-22T08:53:14.285870381Z',
  Scope: 'swarm',
  Driver: 'overlay',
  IPAM: {
    Driver: 'default',
    Options: { key: fill },
    Config: [{ Subnet: '10.0.1.0/24', Gateway: '10.0.1.1' }],
  },
  Internal: false,
  Attachable: true,
  Ingress: false,
  ConfigFrom: { Network: '' },
  Containers: null,
  Options: { encrypted: '', secret: fill },
  Labels: { 'com.docker.stack.namespace': 'shop', token: fill },
});
