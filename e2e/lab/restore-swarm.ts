import type { Lab } from './lab';
import { listIds, listNodes, listTasks } from './read-swarm';
import { until } from './shell';
import { swarmOf } from './swarm';

/**
 * Puts the swarm back as `startLab` left it, whatever a test and the page did to it: daemons up, nodes ready,
 * active and without labels, no services, networks, secrets or configs of anyone, and no task left.
 */
export async function restoreSwarm(lab: Lab): Promise<void> {
  await Promise.all(lab.hosts.map(async (host) => (await lab.isUp(host)) || lab.startDaemon(host)));
  // Managers that came back elect a leader first, and every node is unknown to it until it reports.
  await until(
    async () => {
      const nodes = await listNodes(lab).catch(() => []);
      return (
        (nodes.length === lab.hosts.length && nodes.every(({ state }) => state === 'ready')) || undefined
      );
    },
    () => 'The swarm’s nodes do not come back.',
    90,
  );
  const { docker } = swarmOf(lab);
  for (const { id, availability, labels } of await listNodes(lab)) {
    if (availability === 'active' && labels.length === 0) continue;
    const withoutLabels = labels.flatMap((label) => ['--label-rm', label]);
    await docker('node', 'update', '--availability', 'active', ...withoutLabels, id);
  }
  for (const kind of ['service', 'secret', 'config'] as const) {
    const ids = await listIds(lab, kind);
    if (ids.length > 0) await docker(kind, 'rm', ...ids);
  }
  await until(
    async () => (await listTasks(lab)).length === 0 || undefined,
    () => 'Tasks of the test do not end.',
    60,
  );
  await until(
    async () => {
      const networks = await listIds(lab, 'network');
      // Docker refuses while it still takes a network from the nodes: then it is asked again.
      await Promise.all(networks.map((each) => docker('network', 'rm', each).catch(() => {})));
      return networks.length === 0 || undefined;
    },
    () => 'A network of the test does not go.',
  );
}
