import { lstat, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LabOptions, LabPlan } from './plan';

/** What a lab's folder says about it: how it was asked for, and which process owns it, if one does. */
export type LabFile = {
  readonly options: LabOptions;
  readonly owner: { readonly pid: number; readonly started: string } | null;
};

/** Reads a lab's folder; null when it is none. */
export async function readLabFile(dir: string): Promise<LabFile | null> {
  try {
    return JSON.parse(await readFile(join(dir, 'lab.json'), 'utf8')) as LabFile;
  } catch {
    return null;
  }
}

/**
 * Makes the lab's folder and marks it as this lab's, so that it may be removed later.
 * Throws when the folder holds something else.
 */
export async function takeDir(plan: LabPlan, file: LabFile): Promise<void> {
  await mkdir(plan.dir, { recursive: true, mode: 0o700 });
  // A temporary folder is everyone's: nobody else's folder or link may stand where the lab's is meant to be.
  const found = await lstat(plan.dir);
  if (!found.isDirectory() || found.uid !== process.getuid?.()) {
    throw new Error(`${plan.dir} belongs to someone else: choose another folder.`);
  }
  if ((await readdir(plan.dir)).length > 0) {
    throw new Error(`${plan.dir} holds something that is not a lab's: choose another folder.`);
  }
  await writeFile(join(plan.dir, 'lab.json'), `${JSON.stringify(file, null, 2)}\n`);
}

/** This process, so that another can tell later whether it still runs. */
export async function thisProcess(): Promise<NonNullable<LabFile['owner']>> {
  return { pid: process.pid, started: (await startTime(process.pid)) ?? '' };
}

/** Throws when another process that still runs owns the lab in this folder. */
export async function checkNotOwned(dir: string): Promise<void> {
  const owner = (await readLabFile(dir))?.owner;
  if (!owner || owner.pid === process.pid) return;
  if ((await startTime(owner.pid)) !== owner.started) return;
  throw new Error(`Process ${owner.pid} is using the lab in ${dir}: choose another name for yours.`);
}

/** When a process began, in the kernel's ticks: with its pid, it names a process for good. */
async function startTime(pid: number): Promise<string | undefined> {
  const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The second field, the program's name, is in parentheses and may hold anything.
  return line.slice(line.lastIndexOf(')') + 2).split(' ')[19];
}
