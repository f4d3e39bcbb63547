import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { until } from '../lab/shell';

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
  const port = await freePort();
  const file = join(folder, `${program}.conf`);
  writeFileSync(file, configure({ folder, port, pem: certificate(folder), server: new URL(server).host }));
  const [command = '', ...args] = FRONTS[program](file);
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  const url = `https://127.0.0.1:${port}`;
  await until(
    async () => (await isListening(port)) || undefined,
    () => `${program} does not listen:\n${said}`,
  );
  return {
    url,
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

const isListening = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true));
    socket.on('error', () => resolve(false));
    socket.on('connect', () => socket.end());
  });

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

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
