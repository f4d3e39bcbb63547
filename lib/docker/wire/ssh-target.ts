import { type DockerAddress, unusable } from './connection';

/** What `ssh://user@host:port/path` names. */
export interface SshTarget {
  /** null: whom ssh's own settings name. */
  readonly user: string | null;
  /** A name, an address, or a host of ssh's own settings. */
  readonly host: string;
  readonly port: string | null;
  /** Docker's socket over there. */
  readonly socket: string;
}

/** None of these begins as an option of ssh's does, and none holds what ssh or a shell would read otherwise. */
const USER = /^[a-z0-9_][a-z0-9_.@+-]*$/i;
const HOST = /^(?:[a-z0-9_][a-z0-9_.-]*|\[[0-9a-f:.]+\])$/i;
/** ssh takes a colon for the end of a path, and replaces what follows a `%` or a `$`. */
const SOCKET = /^(?:\/[a-z0-9_.@+=,-]+)+$/i;

export const isSsh = ({ host }: DockerAddress): boolean => /^\s*ssh:\/\//i.test(host);

/** Throws a `DockerError` that says what is wrong with the address. */
export function sshTarget(address: DockerAddress): SshTarget {
  const [, login = null, host = '', , port = null, path = ''] =
    /^ssh:\/\/(?:([^/]*)@)?(\[[^\]/]*\]|[^:/]*)(:(\d+))?(\/.*)?$/i.exec(address.host.trim()) ?? [];
  if (!host) throw unusable(address, 'a host is missing, as in ssh://user@manager.example.com');
  if (login?.includes(':')) throw unusable(address, 'a password is not taken: use a key, or an ssh agent');
  if (login !== null && !USER.test(login)) throw unusable(address, 'this cannot be a user’s name');
  if (!HOST.test(host)) throw unusable(address, 'this cannot be a host’s name');
  if (port !== null && !(Number(port) >= 1 && Number(port) <= 65_535))
    throw unusable(address, 'a port is a number from 1 to 65535');
  const socket = path === '' || path === '/' ? '/var/run/docker.sock' : path;
  if (!SOCKET.test(socket)) throw unusable(address, 'this cannot be the path of a socket');
  return { user: login, host: host.replace(/^\[|\]$/g, ''), port, socket };
}
