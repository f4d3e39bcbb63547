import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './shell';

/** A certificate authority of a test's own. */
export type Authority = {
  /** A folder of ca.pem, cert.pem and key.pem, as DOCKER_CERT_PATH names one. */
  issue(name: string, options: IssueOptions): Promise<string>;
};

export type IssueOptions = {
  readonly for: 'server' | 'client';
  /** The address that a server is reached at. */
  readonly address?: string;
  /** From now; a negative number is over already. */
  readonly days?: number;
};

const KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

/** Makes an authority in a folder, with openssl. */
export async function createAuthority(folder: string): Promise<Authority> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const [authority, authorityKey] = [join(folder, 'ca.pem'), join(folder, 'ca-key.pem')];
  await run('openssl', [
    ...['req', '-x509', ...KEY, '-keyout', authorityKey, '-out', authority],
    ...['-days', '2', '-subj', '/CN=the lab’s authority'],
  ]);
  return {
    async issue(name, { for: purpose, address, days = 2 }) {
      const own = join(folder, name);
      await mkdir(own);
      const [request, extensions] = [join(own, 'request.pem'), join(own, 'extensions')];
      await run('openssl', [
        'req',
        ...KEY,
        '-keyout',
        join(own, 'key.pem'),
        '-out',
        request,
        '-subj',
        `/CN=${name}`,
      ]);
      await writeFile(
        extensions,
        `extendedKeyUsage=${purpose}Auth\n${address === undefined ? '' : `subjectAltName=IP:${address}\n`}`,
      );
      await run('openssl', [
        ...['x509', '-req', '-in', request, '-out', join(own, 'cert.pem')],
        ...['-CA', authority, '-CAkey', authorityKey, '-CAcreateserial'],
        ...['-days', String(days), '-extfile', extensions],
      ]);
      await run('cp', [authority, join(own, 'ca.pem')]);
      return own;
    },
  };
}
