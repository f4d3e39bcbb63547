import { labImages } from './images';
import type { Lab } from './lab';
import { type LabTask, listNodes, listTasks } from './read-swarm';
import { until } from './shell';

/** The terminal beside the browser: what a test does to the lab's swarm, and what it asks of it. */
export type Swarm = {
  readonly lab: Lab;
  /** Runs the docker CLI on the first manager. */
  docker(...args: string[]): Promise<string>;
  /** `docker service create --detach`; `flags` go before the image. Resolves with the service's id. */
  create(name: string, image: keyof typeof labImages, ...flags: string[]): Promise<string>;
  /** Every task of a service that Swarm remembers; none when there is no such service. */
  tasks(service: string): Promise<LabTask[]>;
  /** Waits until exactly `count` tasks of a service run as wanted, and resolves with them in order of slots. */
  running(service: string, count: number): Promise<LabTask[]>;
  /** A worker that has one of `tasks`, and that task: Swarm spreads tasks over nodes, and promises nothing. */
  workerWith(
    tasks: readonly LabTask[],
  ): Promise<{ readonly host: string; readonly id: string; readonly task: LabTask }>;
  /** The id of a host's node. */
  nodeId(host: string): Promise<string>;
  /** Waits until the managers call a host's node so. */
  nodeIs(host: string, state: 'ready' | 'down'): Promise<void>;
};

/** The terminal of a lab. */
export function swarmOf(lab: Lab): Swarm {
  const docker = (...args: string[]) => lab.docker(lab.hosts[0] ?? '', ...args);
  return {
    lab,
    docker,
    create: (name, image, ...flags) =>
      docker('service', 'create', '--detach', '--quiet', '--name', name, ...flags, labImages[image]),
    tasks: (service) => listTasks(lab, service),
    async running(service, count) {
      let last: LabTask[] = [];
      const found = await until(
        async () => {
          // A manager refuses while there is no leader.
          const tasks = await listTasks(lab, service).catch(() => null);
          if (tasks) last = tasks.filter(isRunning);
          return tasks && last.length === count ? last : undefined;
        },
        () => `${service} has ${last.length} running tasks, not ${count}`,
        60,
      );
      return found.sort((a, b) => (a.slot ?? 0) - (b.slot ?? 0));
    },
    async workerWith(tasks) {
      for (const { host, id } of await listNodes(lab)) {
        const task = tasks.find(({ node }) => node === id);
        if (task && host.startsWith('worker')) return { host, id, task };
      }
      throw new Error('No worker has one of these tasks.');
    },
    async nodeId(host) {
      const node = (await listNodes(lab)).find((each) => each.host === host);
      if (!node) throw new Error(`The swarm has no node ${host}.`);
      return node.id;
    },
    async nodeIs(host, state) {
      await until(
        async () =>
          (await listNodes(lab).catch(() => [])).some((each) => each.host === host && each.state === state) ||
          undefined,
        () => `${host} is not ${state}`,
        60,
      );
    },
  };
}

const isRunning = (task: LabTask) => task.state === 'running' && task.desiredState === 'running';
