import { own } from '@/lib/base/own';
import type { Problem, ProblemKind } from '@/lib/swarm/picture/problem';
import { shownWords } from './shown-words';

/** What a socket proxy before Docker did not let through. */
export type Withheld = 'reading' | 'change';

/**
 * Docker did not do what it was asked. `status` is the HTTP status of a whole answer, null where none came. Whoever may
 * watch is shown the message: it is Docker's own `{"message": …}`, the system's or ours, and holds nothing of an answer
 * that could not be read.
 */
export class DockerError extends Error {
  override readonly name = 'DockerError';
  /** null where it was no proxy that refused. */
  readonly withheld: Withheld | null;
  readonly problem: Problem;
  constructor(
    { kind, message }: Problem,
    readonly status: number | null,
    { withheld = null, ...options }: ErrorOptions & { readonly withheld?: Withheld | null } = {},
  ) {
    super(shownWords(message), options);
    this.problem = { kind, message: this.message };
    this.withheld = withheld;
  }
}

export const dockerError = (kind: ProblemKind, message: string, cause?: unknown): DockerError =>
  new DockerError({ kind, message }, null, cause === undefined ? undefined : { cause });

/** What a caller may meet: our own errors as they are, the system's by the code in them, and no words of any other. */
export function asDockerError(error: unknown): DockerError {
  if (error instanceof DockerError) return error;
  // Its words quote what could not be parsed.
  if (error instanceof SyntaxError) return dockerError('garbage', 'the answer is no JSON', error);
  if (!(error instanceof Error && 'code' in error && typeof error.code === 'string'))
    return dockerError('unknown', 'unexpected', error);
  const { code, message } = error;
  return dockerError(kindOfCode(code), tlsReason(error) ?? (message || code), error);
}

/** What OpenSSL found wrong, or was told by the engine, without where in its sources; null for any other error. */
function tlsReason(error: unknown): string | null {
  if (!(error instanceof Error && 'library' in error && 'reason' in error)) return null;
  if (typeof error.reason !== 'string') return null;
  return error.reason.replace(/^(ssl|tls)v[\d.]+ alert /, 'the engine refused: ');
}

const KINDS: Readonly<Record<string, ProblemKind>> = {
  ENOENT: 'no-socket',
  ENOTDIR: 'no-socket',
  ENAMETOOLONG: 'no-socket',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  ECONNREFUSED: 'refused',
  // The daemon went away in the middle of an answer: the next attempt says more.
  ECONNRESET: 'refused',
  EPIPE: 'refused',
  ENOTFOUND: 'unknown-host',
  EAI_AGAIN: 'unknown-host',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  EHOSTDOWN: 'unreachable',
  ENETDOWN: 'unreachable',
  ETIMEDOUT: 'unreachable',
  EPROTO: 'tls',
  CERT_HAS_EXPIRED: 'tls',
  CERT_NOT_YET_VALID: 'tls',
  CERT_UNTRUSTED: 'tls',
  CERT_SIGNATURE_FAILURE: 'tls',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls',
  UNABLE_TO_GET_ISSUER_CERT: 'tls',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls',
};

function kindOfCode(code: string): ProblemKind {
  if (/^ERR_(TLS|SSL|OSSL)_/.test(code)) return 'tls';
  if (code.startsWith('HPE_')) return 'garbage';
  return own(KINDS, code) ?? 'unknown';
}
