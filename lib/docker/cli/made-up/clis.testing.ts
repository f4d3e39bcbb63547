import { realpathSync } from 'node:fs';
import { delimiter } from 'node:path';
import { findCli } from '../find-cli';

/** The docker CLIs of this machine, old and new. */
export const clis = [
  ...new Set(
    (process.env.PATH ?? '').split(delimiter).flatMap((folder) => {
      const cli = findCli(null, folder);
      return cli === null ? [] : [realpathSync(cli)];
    }),
  ),
];
