import type { Source } from '@/lib/protocol/hello';
import type { Config } from './config';

/** Writes a line for the operator, between the log's lines of JSON. */
export const say = (line: string): void => void process.stdout.write(`${line}\n`);

interface Started {
  readonly url: string;
  readonly signInLink: string | null;
}

/** What the operator needs to know once the server listens. */
export function welcome({ url, signInLink }: Started, source: Source): readonly string[] {
  const lines = [
    `Swarmscope is at  ${url}`,
    source.kind === 'demo'
      ? `  demo swarm    docker -H ${source.endpoint} node ls`
      : `  watches       ${source.endpoint}`,
  ];
  if (signInLink !== null) lines.push(`  sign in       ${signInLink}  (works once)`);
  return lines;
}

/** One clear line where the reason is known, else the whole story. */
export function explainStartFailure(
  cause: unknown,
  { port, host }: Pick<Config, 'port' | 'host'>,
): readonly string[] {
  const code = cause instanceof Error && 'code' in cause ? cause.code : null;
  const isListening =
    cause instanceof Error && 'syscall' in cause && cause.syscall === 'listen' && 'port' in cause;
  if (isListening && code === 'EADDRINUSE') {
    return [`Port ${port} is in use. Stop what listens there, or choose another: PORT=${port + 1} npm start`];
  }
  if (isListening && code === 'EACCES')
    return [`Port ${port} is not for this user: choose one from 1024 up with PORT.`];
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return [`HOST=${host}: this machine has no such address.`];
  return [cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)];
}

/** Where a browser on this machine finds the server. */
export function urlOf(host: string, port: number): string {
  const isAnywhere = ['localhost', '127.0.0.1', '0.0.0.0', '::', '::1'].includes(host);
  const name = isAnywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}${port === 80 ? '' : `:${port}`}`;
}
