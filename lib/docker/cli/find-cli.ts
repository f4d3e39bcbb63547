import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where the docker CLI is: the `setting` if there is one, else the first `docker` on `path`; null where there is none. */
export function findCli(setting: string | null, path: string): string | null {
  const candidates = setting
    ? [setting]
    : path
        .split(delimiter)
        .filter(Boolean)
        .map((folder) => join(folder, 'docker'));
  return candidates.find(isProgram) ?? null;
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
