import { localNode } from '../control/nodes';
import { ENGINE_VERSION } from '../objects/engine-version';
import { isRunning, taskName } from '../objects/task';
import { timestamp } from '../objects/timestamp';
import { TASK_HISTORY_LIMIT } from '../orchestrator/reaper';
import type { Swarm } from '../swarm/swarm';

/** The swarm's own record, without its join tokens: these are `GET /swarm`'s alone. */
export function swarmOf(swarm: Swarm) {
  const leader = localNode(swarm);
  return {
    ID: `${leader.ID.slice(1)}0`,
    Version: { Index: swarm.joinTokens.index },
    CreatedAt: leader.CreatedAt,
    UpdatedAt: leader.CreatedAt,
    Spec: {
      Name: 'default',
      Labels: {},
      Orchestration: { TaskHistoryRetentionLimit: TASK_HISTORY_LIMIT },
      Raft: {
        SnapshotInterval: 10_000,
        KeepOldSnapshots: 0,
        LogEntriesForSlowFollowers: 500,
        ElectionTick: 10,
        HeartbeatTick: 1,
      },
      Dispatcher: { HeartbeatPeriod: 5_000_000_000 },
      CAConfig: { NodeCertExpiry: 7_776_000_000_000_000 },
      TaskDefaults: {},
      EncryptionConfig: { AutoLockManagers: false },
    },
    TLSInfo: leader.Description.TLSInfo,
    RootRotationInProgress: false,
    DefaultAddrPool: ['10.0.0.0/8'],
    SubnetSize: 24,
    DataPathPort: 4_789,
  };
}

/** `GET /info` of the manager that answers. */
export function infoOf(swarm: Swarm) {
  const node = localNode(swarm);
  const nodes = [...swarm.store.nodes.all()];
  const managers = nodes.filter(({ ManagerStatus }) => ManagerStatus);
  const containers = containersOf(swarm, true);
  const running = containers.filter(({ State }) => State === 'running').length;
  const plugins = (type: string) =>
    node.Description.Engine.Plugins.filter(({ Type }) => Type === type).map(({ Name }) => Name);
  return {
    ID: node.ID,
    Containers: containers.length,
    ContainersRunning: running,
    ContainersPaused: 0,
    ContainersStopped: containers.length - running,
    Images: 0,
    Driver: 'overlay2',
    DriverStatus: [],
    Plugins: {
      Volume: plugins('Volume'),
      Network: plugins('Network'),
      Authorization: null,
      Log: plugins('Log'),
    },
    MemoryLimit: true,
    SwapLimit: true,
    CpuCfsPeriod: true,
    CpuCfsQuota: true,
    CPUShares: true,
    CPUSet: true,
    PidsLimit: true,
    IPv4Forwarding: true,
    BridgeNfIptables: true,
    BridgeNfIp6tables: true,
    Debug: false,
    NFd: 0,
    OomKillDisable: false,
    NGoroutines: 0,
    SystemTime: timestamp(swarm.clock.now()),
    LoggingDriver: 'json-file',
    CgroupDriver: 'systemd',
    CgroupVersion: '2',
    NEventsListener: 0,
    KernelVersion: '6.1.0',
    OperatingSystem: 'Swarmscope demo swarm',
    OSVersion: '12',
    OSType: 'linux',
    Architecture: 'x86_64',
    IndexServerAddress: 'https://index.docker.io/v1/',
    RegistryConfig: null,
    NCPU: node.Description.Resources.NanoCPUs / 1e9,
    MemTotal: node.Description.Resources.MemoryBytes,
    GenericResources: node.Description.Resources.GenericResources ?? null,
    DockerRootDir: '/var/lib/docker',
    HttpProxy: '',
    HttpsProxy: '',
    NoProxy: '',
    Name: node.Description.Hostname,
    Labels: [],
    ExperimentalBuild: false,
    ServerVersion: ENGINE_VERSION,
    Runtimes: { runc: { path: 'runc' } },
    DefaultRuntime: 'runc',
    Swarm: {
      NodeID: node.ID,
      NodeAddr: node.Status.Addr,
      LocalNodeState: 'active',
      ControlAvailable: true,
      Error: '',
      RemoteManagers: managers.map(({ ID, ManagerStatus }) => ({ NodeID: ID, Addr: ManagerStatus?.Addr })),
      Nodes: nodes.length,
      Managers: managers.length,
      Cluster: swarmOf(swarm),
    },
    LiveRestoreEnabled: false,
    Isolation: '',
    InitBinary: 'docker-init',
    ContainerdCommit: { ID: '', Expected: '' },
    RuncCommit: { ID: '', Expected: '' },
    InitCommit: { ID: '', Expected: '' },
    SecurityOptions: [],
    Warnings: null,
  };
}

/** `GET /containers/json`: those on the manager that answers. */
export function containersOf(swarm: Swarm, isAll: boolean) {
  const node = localNode(swarm);
  const tasks = swarm.store
    .tasksOfNode(node.ID)
    .filter((task) => task.Status.ContainerStatus?.ContainerID && (isAll || isRunning(task)));
  return tasks.map((task) => {
    const container = swarm.agents.containers.get(task.ID);
    const command = [...(task.Spec.ContainerSpec.Command ?? []), ...(task.Spec.ContainerSpec.Args ?? [])];
    return {
      Id: task.Status.ContainerStatus?.ContainerID,
      Names: [`/${taskName(task)}`],
      Image: task.Spec.ContainerSpec.Image,
      ImageID: '',
      Command: command.join(' '),
      Created: Math.floor(Date.parse(task.CreatedAt) / 1_000),
      Ports: [],
      Labels: {
        ...task.Spec.ContainerSpec.Labels,
        'com.docker.swarm.node.id': node.ID,
        'com.docker.swarm.service.id': task.ServiceID,
        'com.docker.swarm.service.name': task.hidden.serviceName,
        'com.docker.swarm.task': '',
        'com.docker.swarm.task.id': task.ID,
        'com.docker.swarm.task.name': taskName(task),
      },
      State: isRunning(task) ? 'running' : container?.endedAt === undefined ? 'created' : 'exited',
      Status: isRunning(task)
        ? 'Up'
        : container?.endedAt === undefined
          ? 'Created'
          : `Exited (${container.exitCode})`,
      HostConfig: { NetworkMode: 'default' },
      NetworkSettings: { Networks: {} },
      Mounts: [],
    };
  });
}
