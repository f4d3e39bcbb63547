import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import type { DockerOptions } from 'dockerode';
import { dockerError } from './docker-error';

/** Where Docker is, in the words of its CLI's environment. */
export interface DockerAddress {
  /** As `DOCKER_HOST`: `unix:///path`, `tcp://host:port`, `host:port` or `ssh://user@host`. */
  readonly host: string;
  /** As `DOCKER_TLS_VERIFY`: speak TLS, and verify the engine's certificate. */
  readonly tlsVerify?: boolean;
  /** As `DOCKER_CERT_PATH`: the folder of ca.pem, cert.pem and key.pem; `~/.docker` where absent. */
  readonly certPath?: string | undefined;
}

/** The address as a person wrote it, without a user and password that it may carry; ssh's user is part of the way. */
export const endpointOf = ({ host }: DockerAddress): string =>
  host.startsWith('ssh://') ? host.replace(/:[^/@]*@/, '@') : host.replace(/\/\/[^/@]*@/, '//');

/** A file that has to be reachable for a connection, now and at each later attempt. */
export interface NeededFile {
  readonly path: string;
  /** A socket is connected to by who may write it. */
  readonly access: 'read' | 'write';
}

/** The socket of an address, or its certificates. */
export function filesOf(address: DockerAddress): readonly NeededFile[] {
  const socket = /^unix:\/\/(.+)$/i.exec(address.host.trim())?.[1];
  if (socket !== undefined) return [{ path: socket, access: 'write' }];
  const isTls = address.tlsVerify && !/^ssh:/i.test(address.host.trim());
  if (!isTls && !/^https:/i.test(address.host.trim())) return [];
  const folder = certificateFolder(address.certPath);
  return CERTIFICATES.map((name) => ({ path: path.join(folder, name), access: 'read' }));
}

/**
 * What dockerode needs to connect. Reads the certificates each time, so that mended ones work at the next
 * attempt. Throws a `DockerError` that says what is wrong with the address or which file cannot be read.
 */
export function connectionOptions(address: DockerAddress): DockerOptions {
  // Every field is stated: docker-modem fills what is absent from the process's environment.
  const none = { host: undefined, port: undefined, socketPath: undefined, username: undefined };
  const bare = { ...none, ca: undefined, cert: undefined, key: undefined, timeout: undefined };
  const [, scheme = 'tcp', rest = ''] = /^(?:([a-z]+):\/\/)?(.*)$/i.exec(address.host.trim()) ?? [];
  switch (scheme.toLowerCase()) {
    case 'unix':
      if (!rest.startsWith('/')) throw unusable(address, 'unix:// needs an absolute path');
      return { ...bare, protocol: 'http', socketPath: rest };
    case 'tcp':
    case 'http':
    case 'https': {
      const tls = address.tlsVerify || scheme.toLowerCase() === 'https';
      const url = hostAndPort(address, rest);
      const port = url.port || (tls ? '2376' : '2375');
      return tls
        ? { ...bare, protocol: 'https', host: url.hostname, port, ...certificates(address.certPath) }
        : { ...bare, protocol: 'http', host: url.hostname, port };
    }
    default:
      throw unusable(address, `${scheme}:// is not supported`);
  }
}

function hostAndPort(address: DockerAddress, rest: string): URL {
  // A scheme that URL does not know keeps an explicit port 80.
  const text = `tcp://${rest}`;
  if (!URL.canParse(text) || !new URL(text).hostname)
    throw unusable(address, 'a host is missing, as in tcp://192.0.2.1:2375');
  return new URL(text);
}

/** Says what is wrong with the address. */
export const unusable = (address: DockerAddress, why: string) =>
  dockerError('unknown', `DOCKER_HOST=${endpointOf(address)}: ${why}`);

const CERTIFICATES = ['ca.pem', 'cert.pem', 'key.pem'] as const;

const certificateFolder = (certPath: string | undefined) => certPath || path.join(homedir(), '.docker');

function certificates(certPath: string | undefined) {
  const folder = certificateFolder(certPath);
  const read = (name: (typeof CERTIFICATES)[number]) => {
    try {
      return readFileSync(path.join(folder, name));
    } catch (error) {
      const why = error instanceof Error && 'code' in error ? String(error.code) : String(error);
      throw dockerError('tls', `${path.join(folder, name)} cannot be read (${why})`, error);
    }
  };
  const found = { ca: read('ca.pem'), cert: read('cert.pem'), key: read('key.pem') };
  endOf(found.ca, path.join(folder, 'ca.pem'));
  const end = endOf(found.cert, path.join(folder, 'cert.pem'));
  // An engine that is shown it says only that it is bad.
  if (end < Date.now())
    throw dockerError(
      'tls',
      `${path.join(folder, 'cert.pem')} has expired: it was valid until ${new Date(end).toISOString()}`,
    );
  return found;
}

/** When the certificate in a file ends, in ms since 1970. */
function endOf(certificate: Buffer, file: string): number {
  try {
    return Date.parse(new X509Certificate(certificate).validTo);
  } catch (error) {
    throw dockerError('tls', `${file} holds no certificate`, error);
  }
}
