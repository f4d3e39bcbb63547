import { readdir, readFile, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readLabFile } from './lab-file';
import { killAndWait, labDirOf, processesIn } from './machine';
import type { LabPlan } from './plan';
import { run } from './shell';

const list = (dir: string) => readdir(dir).catch((): string[] => []);

/**
 * Takes away everything that carries the lab's name, whether a finished run or a killed one left it:
 * processes, namespaces, links, cgroups, data. The containers go with their machine's first process, and
 * what they had mounted goes with its namespaces. Touches nothing else: a process is the lab's when it runs
 * in a namespace of the lab's name and its command line shows that it keeps a machine up.
 */
export async function clearLab(plan: LabPlan): Promise<void> {
  const namespaces = (await list('/run/netns')).filter((each) => each.startsWith(`${plan.name}.`));
  const processes = (await Promise.all(namespaces.map(processesIn))).flat();
  const keepers = processes.flatMap((each) => {
    const dir = labDirOf(each);
    return dir ? [{ pid: each.pid, dir }] : [];
  });
  await killAndWait(keepers.map(({ pid }) => pid));

  for (const link of (await list('/sys/class/net')).filter((each) => each.startsWith(`${plan.bridge}-`))) {
    await run('ip', ['link', 'del', link]);
  }
  for (const netns of namespaces) await run('ip', ['netns', 'del', netns]);
  if ((await list('/sys/class/net')).includes(plan.bridge)) await run('ip', ['link', 'del', plan.bridge]);

  await removeCgroups(plan);
  // The run that left them may have had another folder.
  for (const dir of new Set([plan.dir, ...keepers.map(({ dir }) => dir)])) {
    if ((await readLabFile(dir))?.options.name === plan.name) await rm(dir, { recursive: true, force: true });
  }
}

/** What of a lab is still there, a line each; empty after `clearLab`. */
export async function leftovers(plan: LabPlan): Promise<string[]> {
  const [namespaces, links, mounts, cgroups, files] = await Promise.all([
    list('/run/netns'),
    list('/sys/class/net'),
    readFile('/proc/self/mounts', 'utf8'),
    Promise.all((await cgroupRoots()).map((root) => list(join(root, plan.cgroup)))),
    list(plan.dir),
  ]);
  return [
    ...namespaces.filter((each) => each.startsWith(`${plan.name}.`)).map((each) => `namespace ${each}`),
    ...links
      .filter((each) => each === plan.bridge || each.startsWith(`${plan.bridge}-`))
      .map((each) => `link ${each}`),
    ...mounts
      .split('\n')
      .filter((each) => each.includes(`${plan.dir}/`))
      .map((each) => `mount ${each}`),
    ...cgroups.flat().map((each) => `cgroup ${plan.cgroup}/${each}`),
    ...files.map((each) => `file ${join(plan.dir, each)}`),
  ];
}

/** Version 1 keeps a tree for each controller, version 2 one for all. */
async function cgroupRoots(): Promise<string[]> {
  const root = '/sys/fs/cgroup';
  return [root, ...(await list(root)).map((each) => join(root, each))];
}

async function removeCgroups(plan: LabPlan): Promise<void> {
  const remove = async (dir: string): Promise<void> => {
    const entries = await readdir(dir, { withFileTypes: true }).catch(() => undefined);
    if (!entries) return;
    for (const entry of entries) if (entry.isDirectory()) await remove(join(dir, entry.name));
    await rmdir(dir);
  };
  for (const root of await cgroupRoots()) await remove(join(root, plan.cgroup));
}
