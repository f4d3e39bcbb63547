import { dirname } from 'node:path';
import { err, ok, type Result } from '@/lib/base/result';
import type { NeededFile } from '@/lib/docker/wire/connection';

/** Whose a file is and who may do what with it, as `stat` tells. */
export interface Ownership {
  readonly uid: number;
  readonly gid: number;
  readonly mode: number;
}

/**
 * The further groups with which the user `uid` reaches all of `files`, by the files' own owners and modes; the error is
 * the first one that no group opens. What is not there (`stat` gives null) is nobody's to open, and needs none.
 */
export function groupsFor(
  uid: number,
  files: readonly NeededFile[],
  stat: (path: string) => Ownership | null,
): Result<readonly number[], { readonly path: string; readonly mode: number }> {
  const groups = new Set<number>();
  for (const { path, access } of files) {
    const steps = foldersOf(path).map((folder) => ({ at: folder, bit: ENTER }));
    for (const { at, bit } of [...steps, { at: path, bit: access === 'write' ? WRITE : READ }]) {
      const found = stat(at);
      if (found === null) break;
      const { gid, mode } = found;
      // The kernel asks the first class that fits, and no other.
      if (found.uid === uid) {
        if (mode & (bit << OWNER)) continue;
      } else if (gid === uid || groups.has(gid)) {
        if (mode & (bit << GROUP)) continue;
      } else if (mode & bit) continue;
      else if (mode & (bit << GROUP)) {
        groups.add(gid);
        continue;
      }
      return err({ path: at, mode: mode & 0o777 });
    }
  }
  return ok([...groups]);
}

const READ = 4;
const WRITE = 2;
const ENTER = 1;
const OWNER = 6;
const GROUP = 3;

/** From the root down. */
function foldersOf(path: string): string[] {
  const folder = dirname(path);
  return folder === path ? [] : [...foldersOf(folder), folder];
}
