import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { createSecureContext } from 'node:tls';
import { connectionOptions, type DockerAddress, filesOf } from './connection';
import { asDockerError } from './docker-error';
import { isSsh, sshTarget } from './ssh-target';

/**
 * What is wrong with how Docker is to be reached, a line each, as far as it can be known before the first attempt. Not
 * that a certificate has expired: it may be renewed while the server runs, and the page says so.
 */
export function addressMistakes(address: DockerAddress): readonly string[] {
  try {
    if (isSsh(address)) sshTarget(address);
    else connectionOptions(address);
  } catch (cause) {
    const { kind, message } = asDockerError(cause).problem;
    if (kind !== 'tls') return [message];
  }
  const files = filesOf(address).filter(({ access }) => access === 'read');
  const mistakes = files.flatMap(({ path }) => fileMistakes(path));
  return mistakes.length > 0 ? mistakes : pairMistakes(files.map(({ path }) => path));
}

function fileMistakes(path: string): string[] {
  const isKey = basename(path) === 'key.pem';
  let pem: Buffer;
  try {
    pem = readFileSync(path);
  } catch (cause) {
    const why = cause instanceof Error && 'code' in cause ? cause.code : cause;
    return [`DOCKER_CERT_PATH: ${path} cannot be read (${why})`];
  }
  try {
    if (isKey) createPrivateKey(pem);
    else new X509Certificate(pem);
    return [];
  } catch {
    return [
      `DOCKER_CERT_PATH: ${path} holds no ${isKey ? 'private key without a passphrase' : 'certificate'}`,
    ];
  }
}

/** Of the authority's certificate, ours and our key; of no files where none are needed. */
function pairMistakes(paths: readonly string[]): string[] {
  const [ca, cert, key] = paths.map((path) => readFileSync(path));
  try {
    createSecureContext({ ca, cert, key });
    return [];
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    return [`DOCKER_CERT_PATH: cert.pem and key.pem are not of one pair (${why})`];
  }
}
