import { ENGINE_VERSION } from '../objects/engine-version';
import { newMeta } from '../objects/new-meta';
import type { Node } from '../objects/wire';
import type { Swarm } from '../swarm/swarm';

const GIB = 1024 ** 3;
const LOGS = ['awslogs', 'fluentd', 'gcplogs', 'gelf', 'journald', 'json-file', 'local', 'splunk', 'syslog'];
const NETWORKS = ['bridge', 'host', 'ipvlan', 'macvlan', 'null', 'overlay'];
const PLUGINS = [
  ...LOGS.map((Name) => ({ Type: 'Log', Name })),
  ...NETWORKS.map((Name) => ({ Type: 'Network', Name })),
  { Type: 'Volume', Name: 'local' },
];

/**
 * A manager and workers, named as in the book: manager, worker01, worker02 … From seven nodes on, three managers;
 * from ten on, the nodes differ in size and carry a zone.
 */
export function seedNodes(swarm: Swarm, count: number): void {
  const managers = count < 7 ? 1 : 3;
  for (let n = 0; n < count; n++) {
    const isManager = n < managers;
    const number = isManager ? n + 1 : n - managers + 1;
    const hostname =
      managers === 1 && isManager
        ? 'manager'
        : `${isManager ? 'manager' : 'worker'}${String(number).padStart(2, '0')}`;
    const node = makeNode(
      swarm,
      hostname,
      `10.77.${n >> 8}.${(n & 255) + 1}`,
      isManager,
      n === 0,
      count >= 10,
    );
    swarm.store.commit((tx) => tx.put('node', node));
  }
}

function makeNode(
  { random, clock }: Swarm,
  hostname: string,
  address: string,
  isManager: boolean,
  isLeader: boolean,
  isVaried: boolean,
): Node {
  const size = isVaried ? 2 ** random.between(0, 2) : 1;
  const zone = ['a', 'b', 'c'][random.between(0, 2)] ?? 'a';
  return {
    ...newMeta(random.id(), clock.now()),
    Spec: {
      Name: undefined,
      Labels: isVaried ? { zone } : {},
      Role: isManager ? 'manager' : 'worker',
      Availability: 'active',
    },
    Description: {
      Hostname: hostname,
      Platform: { Architecture: 'x86_64', OS: 'linux' },
      Resources: { NanoCPUs: 4e9 * size, MemoryBytes: 8 * GIB * size },
      Engine: { EngineVersion: ENGINE_VERSION, Labels: undefined, Plugins: PLUGINS },
      TLSInfo: { TrustRoot: 'none: this is a demo', CertIssuerSubject: '', CertIssuerPublicKey: '' },
    },
    Status: { State: 'ready', Message: undefined, Addr: address },
    ManagerStatus: isManager
      ? { Leader: isLeader || undefined, Reachability: 'reachable', Addr: `${address}:2377` }
      : undefined,
  };
}
