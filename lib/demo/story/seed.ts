import { createNetwork } from '../control/networks';
import type { Swarm } from '../swarm/swarm';
import { seedNodes } from './seed-nodes';
import { deployStack, type StackService } from './stacks';

const BOOK_TASKS = 6;
/** Above this, services are three times as large: a big swarm has larger services, not only more of them. */
const BIG_SWARM = 5_000;
/** A stack's network is a /24: addresses for the tasks, the services and the gateway. */
const MAX_TASKS_A_STACK = 200;
const SIZES = [1, 1, 2, 2, 3, 3, 4, 5, 6, 8, 10, 12, 16, 20, 24, 30];
const STACKS = [
  'shop',
  'blog',
  'mail',
  'pay',
  'search',
  'chat',
  'wiki',
  'metrics',
  'media',
  'auth',
  'jobs',
  'geo',
];
const SERVICES = ['web', 'api', 'worker', 'cache', 'queue', 'db', 'cron', 'proxy', 'search', 'assets'];
const MIB = 1024 ** 2;

/** The book's cluster and its stacks, and further stacks until there are `tasks` tasks, the same for each seed. */
export function seedSwarm(
  swarm: Swarm,
  { nodes, tasks }: { readonly nodes: number; readonly tasks: number | undefined },
): void {
  seedNodes(swarm, nodes);
  createNetwork(swarm, { Name: 'ingress', Driver: 'overlay', Ingress: true });
  const managers = [...swarm.store.nodes.all()].filter(({ ManagerStatus }) => ManagerStatus).length;
  let missing = tasks ?? BOOK_TASKS + managers;
  const book = (of: number) => {
    const taken = Math.min(of, missing);
    missing -= taken;
    return taken;
  };

  if (missing >= managers) {
    missing -= managers;
    const ports = [{ TargetPort: 8080, PublishedPort: 9000 }];
    const image = 'dockersamples/visualizer:latest';
    const constraints = ['node.role == manager'];
    deployStack(swarm, 'visualizer', [{ name: 'app', image, mode: { Global: {} }, constraints, ports }]);
  }
  const ch03 = createNetwork(swarm, { Name: 'ch03', Driver: 'overlay', Attachable: true });
  // A swarm of one has no workers for them.
  const constraints = nodes > managers ? ['node.role != manager'] : [];
  const echo = [
    { name: 'nginx', image: 'gihyodocker/nginx-proxy:latest', replicas: book(3) },
    { name: 'api', image: 'registry:5000/example/echo:latest', replicas: book(3) },
  ].filter(({ replicas }) => replicas > 0);
  deployStack(
    swarm,
    'echo',
    echo.map(({ name, image, replicas }) => ({
      name,
      image,
      mode: { Replicated: { Replicas: replicas } },
      constraints,
    })),
    ch03.ID,
  );
  const factor = missing > BIG_SWARM ? 3 : 1;
  for (let n = 0; missing > 0; n++) missing -= seedStack(swarm, n, missing, factor);
}

/** Deploys the n-th made-up stack with at most `most` tasks, and tells how many it has. */
function seedStack(swarm: Swarm, n: number, most: number, factor: number): number {
  const { random } = swarm;
  const round = Math.floor(n / STACKS.length);
  const stack = `${STACKS[n % STACKS.length]}${round === 0 ? '' : round + 1}`;
  const limit = Math.min(most, MAX_TASKS_A_STACK);
  const services: StackService[] = [];
  let total = 0;
  for (const name of SERVICES.slice(0, random.between(3, SERVICES.length))) {
    const size = factor * (SIZES[random.between(0, SIZES.length - 1)] ?? 1);
    const replicas = Math.min(size, limit - total);
    if (replicas === 0) break;
    total += replicas;
    services.push({
      name,
      image: `registry:5000/${stack}/${name}:1.${random.between(0, 9)}.${random.between(0, 9)}`,
      mode: { Replicated: { Replicas: replicas } },
      ...(random.next() < 0.25 && { reservations: { NanoCPUs: 1e8, MemoryBytes: 64 * MIB } }),
    });
  }
  deployStack(swarm, stack, services);
  return total;
}
