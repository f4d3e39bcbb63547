import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** How a lab is asked for. Everything but the name follows from the name unless given. */
export type LabOptions = {
  /** Lower-case letters, digits and dashes; every namespace, link and folder of the lab carries it. */
  readonly name: string;
  readonly managers?: number;
  readonly workers?: number;
  /** A folder of the lab's own: it is removed with the lab. */
  readonly dir?: string;
  /** The first three bytes of the lab's /24, such as `198.18.7`. */
  readonly subnet?: string;
};

export type MachineRole = 'manager' | 'worker' | 'registry';

/** One machine of the lab: a set of namespaces with a name, an address and a folder. */
export type Machine = {
  readonly host: string;
  readonly role: MachineRole;
  readonly address: string;
  readonly dir: string;
  readonly netns: string;
  readonly veth: string;
};

/** Everything that a lab is made of, before anything is made. */
export type LabPlan = {
  readonly name: string;
  readonly dir: string;
  readonly bridge: string;
  readonly gateway: string;
  /** Containers run under this cgroup, so that what is left of them can be told from everyone else's. */
  readonly cgroup: string;
  readonly registry: Machine;
  /** The swarm's machines, the first manager first. */
  readonly machines: readonly Machine[];
};

/** The names of the book: manager, manager02 …, worker01 … */
function hostNames(managers: number, workers: number): { host: string; role: MachineRole }[] {
  const two = (n: number) => String(n).padStart(2, '0');
  return [
    ...Array.from({ length: managers }, (_, i) => ({
      host: i === 0 ? 'manager' : `manager${two(i + 1)}`,
      role: 'manager' as const,
    })),
    ...Array.from({ length: workers }, (_, i) => ({
      host: `worker${two(i + 1)}`,
      role: 'worker' as const,
    })),
  ];
}

function checkCount(what: string, value: number, least: number): number {
  if (Number.isInteger(value) && value >= least && value <= 40) return value;
  throw new Error(`A lab has ${least} to 40 ${what}, not ${value}.`);
}

/** Lays a lab out from its options. Throws an Error in plain words when an option cannot be used. */
export function planLab(options: LabOptions): LabPlan {
  const { name } = options;
  if (!/^[a-z][a-z0-9-]{0,30}$/.test(name)) {
    throw new Error(`A lab's name is up to 31 lower-case letters, digits and dashes, not "${name}".`);
  }
  const managers = checkCount('managers', options.managers ?? 1, 1);
  const workers = checkCount('workers', options.workers ?? 3, 0);

  // Link names hold 15 bytes, so they carry the name's hash. Its second byte chooses the subnet in
  // 198.18.0.0/15, which is set apart for tests of networks: two labs seldom meet, and `up` checks.
  const hash = createHash('sha256').update(name).digest();
  const short = `lab${hash.toString('hex').slice(0, 6)}`;
  const subnet = options.subnet ?? `198.${18 + ((hash[3] ?? 0) % 2)}.${hash[4] ?? 0}`;
  if (!/^(\d{1,3}\.){2}\d{1,3}$/.test(subnet) || subnet.split('.').some((byte) => Number(byte) > 255)) {
    throw new Error(`A lab's subnet is the first three bytes of a /24, such as 198.18.7, not "${subnet}".`);
  }

  const dir = resolve(options.dir ?? join(tmpdir(), `${name}-lab`));
  const machine = (host: string, role: MachineRole, last: number): Machine => ({
    host,
    role,
    address: `${subnet}.${last}`,
    dir: join(dir, host),
    // A dot cannot stand in a lab's name: one lab's prefix is never the beginning of another's.
    netns: `${name}.${host}`,
    veth: `${short}-${last}`,
  });
  const plan: LabPlan = {
    name,
    dir,
    bridge: short,
    gateway: `${subnet}.254`,
    cgroup: `${name}.lab`,
    registry: machine('registry', 'registry', 253),
    machines: hostNames(managers, workers).map(({ host, role }, i) => machine(host, role, i + 1)),
  };
  const longest = Math.max(...plan.machines.map((each) => dockerSocket(each).length));
  if (longest > 107) throw new Error(`A socket's path holds 107 bytes: choose a shorter folder than ${dir}.`);
  return plan;
}

/** Where a machine's daemon listens, seen from the machine that the lab runs on. */
export function dockerSocket(machine: Machine): string {
  return join(machine.dir, 'docker.sock');
}
