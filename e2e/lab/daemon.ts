import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { answers } from './http';
import { killAndWait, processesIn, startInside } from './machine';
import { dockerSocket, type LabPlan, type Machine } from './plan';
import { until } from './shell';

/** A daemon's log, in its machine's folder. */
const log = 'daemon.log';

/** Starts the machine's Docker Engine and resolves when it answers; rejects with the end of its log. `more` are options of dockerd's. */
export async function startDaemon(
  plan: LabPlan,
  machine: Machine,
  more: readonly string[] = [],
): Promise<void> {
  await rm(dockerSocket(machine), { force: true });
  await startInside(machine, log, 'dockerd', [
    ...['--data-root', join(machine.dir, 'data')],
    // The second address is where the book's stacks look for it, inside the machine.
    ...['--host', `unix://${dockerSocket(machine)}`, '--host', 'unix:///run/docker.sock'],
    ...['--insecure-registry', 'registry:5000'],
    ...['--cgroup-parent', `/${plan.cgroup}/${machine.host}`, '--exec-opt', 'native.cgroupdriver=cgroupfs'],
    ...more,
  ]);
  await untilAnswering(machine, () => ping(dockerSocket(machine)));
}

/** Ends the machine's dockerd and containerd as a crash would. Its containers run on, as on a real machine. */
export async function killDaemon(machine: Machine): Promise<void> {
  const daemons = (await processesIn(machine.netns)).filter(({ name }) =>
    /^(dockerd|containerd)$/.test(name),
  );
  if (daemons.length === 0) throw new Error(`No daemon runs on ${machine.host}.`);
  await killAndWait(daemons.map(({ pid }) => pid));
}

/** Starts the lab's registry on its own machine and resolves when it answers. */
export async function startRegistry(machine: Machine): Promise<void> {
  await startInside(machine, log, 'docker-registry', ['serve', join(machine.dir, 'config.yml')]);
  await untilAnswering(machine, () => answers({ host: machine.address, port: 5000 }, '/v2/'));
}

/** Resolves to true when a Docker Engine answers at the socket. */
export function ping(socketPath: string): Promise<boolean> {
  return answers({ socketPath }, '/_ping');
}

async function untilAnswering(machine: Machine, isUp: () => Promise<boolean>): Promise<void> {
  const file = join(machine.dir, log);
  const tail = () => readFileSync(file, 'utf8').split('\n').slice(-8).join('\n');
  await until(
    async () => (await isUp()) || undefined,
    () => `${machine.host}'s daemon does not answer. The end of ${file}:\n${tail()}`,
  );
}
