import { realpathSync, statSync } from 'node:fs';
import type { NeededFile } from '@/lib/docker/wire/connection';
import { groupsFor } from './groups-for';

/** What a process may do about who it is; Windows has none of it. */
type Identity = Partial<Pick<NodeJS.Process, 'getuid' | 'setgroups' | 'setgid' | 'setuid'>>;

/**
 * Makes a process that was started as root the user `runAs`, with the groups that `files` need. Returns what an operator
 * should know of who it runs as now; null where it was not root or nobody asked. [docs/decisions/0018]
 */
export function dropPrivileges(
  runAs: number | null,
  files: readonly NeededFile[],
  self: Identity = process,
): string | null {
  if (runAs === null || self.getuid?.() !== 0) return null;
  const groups = groupsFor(runAs, files.map(withoutLinks), ownership);
  if (!groups.ok) {
    const { path, mode } = groups.error;
    return `root, as ${path} (mode ${mode.toString(8).padStart(4, '0')}) lets in no group; chmod it for its group to run as user ${runAs}`;
  }
  try {
    // In this order: each step needs the rights that the last one gives away.
    self.setgroups?.([...groups.value]);
    self.setgid?.(runAs);
    self.setuid?.(runAs);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    return `root, as it may not become user ${runAs} (${why}); give it the capabilities SETUID and SETGID, or name a user`;
  }
  const joined = groups.value.length > 0 ? ` with group ${groups.value.join(', ')}` : '';
  return `user ${runAs}${joined}`;
}

function withoutLinks(file: NeededFile): NeededFile {
  try {
    return { ...file, path: realpathSync(file.path) };
  } catch {
    return file;
  }
}

function ownership(path: string) {
  try {
    return statSync(path);
  } catch {
    return null;
  }
}
