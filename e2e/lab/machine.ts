import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { access, mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LabPlan, Machine } from './plan';
import { run, until } from './shell';

const initScript = fileURLToPath(new URL('machine-init.sh', import.meta.url));

/** The lab's folder, when the process is one of those that keep a machine up; else null. */
export function labDirOf({ args }: Process): string | null {
  const script = args.findIndex((each) => each.endsWith('/machine-init.sh'));
  return (script >= 0 && args[script + 2]) || null;
}

/** A process as the lab needs to know it. `innerPid` is its pid inside the machine. */
export type Process = {
  readonly pid: number;
  readonly innerPid: number;
  readonly name: string;
  readonly args: readonly string[];
};

/** Where `ip netns` keeps a network namespace's name. */
export const netnsFile = (netns: string) => join('/run/netns', netns);

/** The processes that run in a named network namespace, told by the namespace itself: no pid can be mistaken. */
export async function processesIn(netns: string): Promise<Process[]> {
  const own = await stat(netnsFile(netns)).catch(() => undefined);
  if (!own) return [];
  const pids = (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry));
  const found = await Promise.all(
    pids.map(async (pid): Promise<Process | undefined> => {
      try {
        const net = await stat(`/proc/${pid}/ns/net`);
        if (net.ino !== own.ino || net.dev !== own.dev) return undefined;
        const [command, status] = await Promise.all([
          readFile(`/proc/${pid}/cmdline`, 'utf8'),
          readFile(`/proc/${pid}/status`, 'utf8'),
        ]);
        return {
          pid: Number(pid),
          innerPid: Number(/^NSpid:.*\s(\d+)$/m.exec(status)?.[1]),
          name: /^Name:\s+(.*)$/m.exec(status)?.[1] ?? '',
          args: command.split('\0').slice(0, -1),
        };
      } catch {
        return undefined; // it ended while we looked
      }
    }),
  );
  return found.filter((each) => each !== undefined);
}

/** Brings a machine's network up and starts its first process. Resolves when the machine is ready for daemons. */
export async function startMachine(plan: LabPlan, machine: Machine): Promise<void> {
  const { netns, veth } = machine;
  await mkdir(machine.dir, { recursive: true });
  await run('ip', ['netns', 'add', netns]);
  await run('ip', ['-batch', '-'], {
    input: `link add ${veth} type veth peer name eth0 netns ${netns}\nlink set ${veth} master ${plan.bridge} up\n`,
  });
  await run('ip', ['-n', netns, '-batch', '-'], {
    input: `addr add ${machine.address}/24 dev eth0\nlink set eth0 up\nlink set lo up\nroute add default via ${plan.gateway}\n`,
  });
  await rm(join(machine.dir, 'ready'), { force: true });
  // nsenter and not `ip netns exec`: that one mounts /sys anew, and the cgroups vanish with the old one.
  spawnDetached(machine, 'init.log', 'nsenter', [
    `--net=${netnsFile(netns)}`,
    ...['unshare', '--uts', '--mount', '--pid', '--fork', '--mount-proc'],
    ...['sh', initScript, machine.host, plan.dir],
  ]);
  await until(
    () =>
      access(join(machine.dir, 'ready')).then(
        () => true,
        () => undefined,
      ),
    () => `${machine.host} did not start: see ${join(machine.dir, 'init.log')}`,
  );
}

/** Starts a program inside a machine that outlives us; what it prints goes to `log` in the machine's folder. */
export async function startInside(
  machine: Machine,
  log: string,
  file: string,
  args: readonly string[],
): Promise<void> {
  const init = (await processesIn(machine.netns)).find((each) => each.innerPid === 1);
  if (!init) throw new Error(`${machine.host} is not up.`);
  const enter = ['--target', String(init.pid), '--net', '--mount', '--uts', '--pid'];
  spawnDetached(machine, log, 'nsenter', [...enter, file, ...args]);
}

function spawnDetached(machine: Machine, log: string, file: string, args: readonly string[]): void {
  const out = openSync(join(machine.dir, log), 'a');
  // Nobody waits for it: whoever started it watches for what it makes, and reads the log when that fails.
  spawn(file, args, { detached: true, stdio: ['ignore', out, out] })
    .on('error', () => {})
    .unref();
  closeSync(out);
}

/** Ends processes at once, as a crash would. Resolves when they are gone. */
export async function killAndWait(pids: readonly number[]): Promise<void> {
  for (const pid of pids) signal(pid, 'SIGKILL');
  await until(
    () => (pids.some((pid) => signal(pid, 0)) ? undefined : true),
    () => `Processes ${pids.join(', ')} do not end.`,
  );
}

/** False when the process is gone. */
function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    process.kill(pid, name);
    return true;
  } catch {
    return false;
  }
}
