import type { Source } from '@/lib/protocol/hello';
import type { Config } from '../config/config';
import { writeOut } from '../telemetry/standard-output';
import { EXIT_CODE, type ExitCode } from './exit-code';

/** Writes a line for the operator, between the log's lines of JSON. */
export const say = (line: string): void => writeOut(`${line}\n`);

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

/** Why the server did not start. */
export interface StartFailure {
  readonly exitCode: ExitCode;
  readonly lines: readonly string[];
}

/** One clear line where the reason is known, else the whole story. */
export function explainStartFailure(
  cause: unknown,
  { port, host, source }: Pick<Config, 'port' | 'host' | 'source'>,
): StartFailure {
  const found = (line: string): StartFailure => ({ exitCode: EXIT_CODE.config, lines: [line] });
  if (isSystemError(cause)) {
    const { code, syscall, address } = cause;
    if (source.kind === 'demo' && syscall === 'listen' && address === source.socketPath)
      return found(
        `DEMO_SOCKET=${source.socketPath}: nothing can listen there (${code}). Name another path.`,
      );
    if (syscall === 'listen' && code === 'EADDRINUSE')
      return found(
        `Port ${port} is in use. Stop what listens at ${at(address, port)}, or choose another: PORT=${port + 1} npm start`,
      );
    if (syscall === 'listen' && code === 'EACCES')
      return found(`Port ${port} is not for this user: choose one from 1024 up with PORT.`);
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      return found(`HOST=${host}: this machine has no such address.`);
  }
  const story = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  return { exitCode: EXIT_CODE.failed, lines: [story] };
}

const at = (address: string | undefined, port: number): string =>
  `${address?.includes(':') ? `[${address}]` : (address ?? '')}:${port}`;

/** `address` is a socket's path, or what was to be listened on beside a port. */
const isSystemError = (cause: unknown): cause is NodeJS.ErrnoException & { readonly address?: string } =>
  cause instanceof Error && 'code' in cause;

/**
 * Where a browser on this machine finds what listens at the address `host`: an address at which nobody else can listen.
 * `localhost` is one only where both loopback addresses are this server's; another name is none, as it may have more
 * addresses than the one that was taken.
 */
export function urlOf(host: string, port: number): string {
  const at = host === '::' ? 'localhost' : host === '0.0.0.0' ? '127.0.0.1' : host;
  const name = at.includes(':') ? `[${at}]` : at;
  return `http://${name}${port === 80 ? '' : `:${port}`}`;
}
