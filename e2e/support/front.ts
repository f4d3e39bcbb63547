import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { freePort } from './free-port';
import { startServiceProcess } from './service-process';

/** A proxy in front of a server, which ends TLS. */
export interface Front {
  /** Where browsers find it, without a path. */
  readonly url: string;
  stop(): Promise<void>;
}

/** What a proxy's configuration needs to name. */
export interface Behind {
  readonly folder: string;
  /** A free port to listen on. */
  readonly port: number;
  /** Certificate and key in one file. */
  readonly pem: string;
  /** The server behind: host and port. */
  readonly server: string;
}

/** Debian's programs, by the names of their packages. */
export const FRONTS = {
  nginx: (file: string) => ['/usr/sbin/nginx', '-c', file],
  haproxy: (file: string) => ['/usr/sbin/haproxy', '-db', '-f', file],
};

export const hasProgram = (program: keyof typeof FRONTS): boolean => existsSync(FRONTS[program]('')[0] ?? '');

/** Starts a proxy with what `configure` writes, and waits until it listens. */
export async function startFront(
  program: keyof typeof FRONTS,
  folder: string,
  server: string,
  configure: (behind: Behind) => string,
): Promise<Front> {
  const file = join(folder, `${program}.conf`);
  const pem = certificate(folder);
  const port = await freePort(); // last: another process may take it
  writeFileSync(file, configure({ folder, port, pem, server: new URL(server).host }));
  const [command = '', ...args] = FRONTS[program](file);
  const { stop } = await startServiceProcess(command, args, () => isListening(port));
  return { url: `https://127.0.0.1:${port}`, stop };
}

const isListening = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true));
    socket.on('error', () => resolve(false));
    socket.on('connect', () => socket.end());
  });

/** A certificate of nobody's for 127.0.0.1, with its key, in one file. */
function certificate(folder: string): string {
  const pem = join(folder, 'front.pem');
  const [key, cert] = [`${pem}.key`, `${pem}.crt`];
  const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
  execFileSync('openssl', ['req', ...kind, ...subject, '-keyout', key, '-out', cert], { stdio: 'pipe' });
  writeFileSync(pem, `${readFileSync(cert, 'utf8')}${readFileSync(key, 'utf8')}`);
  return pem;
}
