import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { createSecureContext } from 'node:tls';
import { connectionOptions, type DockerAddress, filesOf } from './connection';
import { asDockerError } from './docker-error';

/** What is wrong with how Docker is to be reached, a line each, as far as it can be known before the first attempt. */
export function addressMistakes(address: DockerAddress): readonly string[] {
  try {
    const { ca, cert, key } = connectionOptions(address);
    if (ca === undefined) return [];
    const mistakes = certificateMistakes(address);
    if (mistakes.length === 0) createSecureContext({ ca, cert, key });
    return mistakes;
  } catch (cause) {
    const { kind, message } = asDockerError(cause).problem;
    if (kind !== 'tls') return [message];
    const mistakes = certificateMistakes(address);
    return mistakes.length > 0
      ? mistakes
      : [`DOCKER_CERT_PATH: cert.pem and key.pem are not of one pair (${message})`];
  }
}

const certificateMistakes = (address: DockerAddress): string[] =>
  filesOf(address).flatMap(({ path }) => {
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
  });
