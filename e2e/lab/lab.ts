import { mkdir, writeFile } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../scripts/repo.mjs';
import { clearLab } from './clear';
import { killDaemon, ping, startDaemon, startRegistry } from './daemon';
import { buildImages, labImages } from './images';
import { checkNotOwned, readLabFile, takeDir, thisProcess } from './lab-file';
import { startMachine } from './machine';
import { dockerSocket, type LabOptions, type LabPlan, type Machine, planLab } from './plan';
import { whyNoLab } from './preflight';
import { run } from './shell';

/** A swarm of real Docker Engines on this machine. */
export type Lab = {
  readonly plan: LabPlan;
  /** Host names, managers first. */
  readonly hosts: readonly string[];
  /** The address that published ports of a host answer at (with `mode=host`; see README.md). */
  address(host: string): string;
  /** The path of a host's Docker socket. */
  socket(host: string): string;
  /** The whole environment with which the docker CLI works on a host. */
  environment(host: string): Readonly<Record<string, string | undefined>>;
  /** Runs the docker CLI on a host, in the checkout's folder, and resolves with what it prints; rejects with what it complains. */
  docker(host: string, ...args: string[]): Promise<string>;
  /** Kills a host's dockerd and containerd as a crash would; its containers run on. */
  killDaemon(host: string): Promise<void>;
  /** `more` are options of dockerd's, until it is started again. */
  startDaemon(host: string, more?: readonly string[]): Promise<void>;
  isUp(host: string): Promise<boolean>;
  /** Takes the whole lab away. */
  down(): Promise<void>;
};

/**
 * Brings a lab up: registry, managers and workers joined to one swarm, and the lab's images in the registry.
 * Begins by clearing what a killed run of the same name left. With `owned`, the lab belongs to this process:
 * no other can take it over while this one runs.
 */
export async function startLab(options: LabOptions & { owned?: boolean }): Promise<Lab> {
  const { owned = false, ...asked } = options;
  const reason = await whyNoLab();
  if (reason) throw new Error(reason);
  const plan = planLab(asked);
  await checkNotOwned(plan.dir);
  await clearLab(plan);
  checkSubnetFree(plan);
  await takeDir(plan, { options: asked, owner: owned ? await thisProcess() : null });
  const lab = labOf(plan);
  try {
    await bringUp(lab);
  } catch (error) {
    // The logs say why; a half-made lab stays for whoever wants to look, and the next `up` clears it.
    throw new Error(`The lab did not come up (its logs are under ${plan.dir}).`, { cause: error });
  }
  return lab;
}

/** The lab that a folder says is there, whoever started it; null when there is none. */
export async function findLab(options: LabOptions): Promise<Lab | null> {
  const file = await readLabFile(planLab(options).dir);
  return file && labOf(planLab({ ...file.options, dir: planLab(options).dir }));
}

function labOf(plan: LabPlan): Lab {
  const machine = (host: string): Machine => {
    const found = plan.machines.find((each) => each.host === host);
    if (!found)
      throw new Error(`The lab has no host ${host}: ${plan.machines.map((each) => each.host).join(', ')}.`);
    return found;
  };
  // Nothing of the caller's docker settings may choose another daemon or ask for a login.
  const environment = (host: string) => ({
    PATH: process.env.PATH,
    HOME: plan.dir,
    DOCKER_HOST: `unix://${dockerSocket(machine(host))}`,
    DOCKER_CONFIG: join(plan.dir, 'docker-config'),
    // For stack/ingress.yml, whose own image is a public registry's.
    HAPROXY_IMAGE: labImages.haproxy,
  });
  return {
    plan,
    hosts: plan.machines.map(({ host }) => host),
    address: (host) => machine(host).address,
    socket: (host) => dockerSocket(machine(host)),
    environment,
    docker: (host, ...args) => run('docker', args, { env: environment(host), cwd: ROOT }),
    killDaemon: (host) => killDaemon(machine(host)),
    startDaemon: (host, more) => startDaemon(plan, machine(host), more),
    isUp: (host) => ping(dockerSocket(machine(host))),
    down: () => clearLab(plan),
  };
}

async function bringUp(lab: Lab): Promise<void> {
  const { plan } = lab;
  await writeMachineFiles(plan);
  await run('ip', ['-batch', '-'], {
    input: `link add ${plan.bridge} type bridge\naddr add ${plan.gateway}/24 dev ${plan.bridge}\nlink set ${plan.bridge} up\n`,
  });
  await Promise.all([
    startMachine(plan, plan.registry).then(() => startRegistry(plan.registry)),
    ...plan.machines.map((each) => startMachine(plan, each).then(() => startDaemon(plan, each))),
  ]);

  const [first, ...others] = plan.machines;
  if (!first) return;
  const images = buildImages((...args) => lab.docker(first.host, ...args), plan.dir);
  await lab.docker(first.host, 'swarm', 'init', '--advertise-addr', first.address);
  const token = {
    manager: await lab.docker(first.host, 'swarm', 'join-token', '--quiet', 'manager'),
    worker: await lab.docker(first.host, 'swarm', 'join-token', '--quiet', 'worker'),
  };
  const join = ({ host, role }: Machine) =>
    lab.docker(
      host,
      'swarm',
      'join',
      '--token',
      role === 'manager' ? token.manager : token.worker,
      `${first.address}:2377`,
    );
  // Managers join one by one: each changes the quorum that the next one needs.
  for (const each of others) if (each.role === 'manager') await join(each);
  await Promise.all([images, ...others.filter(({ role }) => role === 'worker').map(join)]);
}

async function writeMachineFiles(plan: LabPlan): Promise<void> {
  const all = [plan.registry, ...plan.machines];
  const hosts = ['127.0.0.1 localhost', ...all.map(({ address, host }) => `${address} ${host}`)];
  await mkdir(plan.registry.dir, { recursive: true });
  await Promise.all([
    writeFile(join(plan.dir, 'hosts'), `${hosts.join('\n')}\n`),
    writeFile(join(plan.dir, 'resolv.conf'), '# no resolver: the lab reaches nothing outside\n'),
    writeFile(
      join(plan.registry.dir, 'config.yml'),
      `version: 0.1
log: { level: warn }
storage: { filesystem: { rootdirectory: ${JSON.stringify(join(plan.registry.dir, 'data'))} } }
http: { addr: "${plan.registry.address}:5000" }
`,
    ),
  ]);
}

function checkSubnetFree(plan: LabPlan): void {
  const subnet = plan.gateway.replace(/\d+$/, '');
  for (const [link, addresses] of Object.entries(networkInterfaces())) {
    if (!addresses?.some(({ address }) => address.startsWith(subnet))) continue;
    throw new Error(`${link} has an address in ${subnet}0/24 already: choose another subnet for the lab.`);
  }
}
