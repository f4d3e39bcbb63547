import type { Problem, ProblemKind } from '@/lib/swarm/problem';

/** What a socket proxy before Docker did not let through. */
export type Withheld = 'reading' | 'change';

/** Docker did not do what it was asked. `status` is the HTTP status of a whole answer, null where none came. */
export class DockerError extends Error {
  override readonly name = 'DockerError';
  /** null where it was no proxy that refused. */
  readonly withheld: Withheld | null;
  constructor(
    readonly problem: Problem,
    readonly status: number | null,
    { withheld = null, ...options }: ErrorOptions & { readonly withheld?: Withheld | null } = {},
  ) {
    super(problem.message, options);
    this.withheld = withheld;
  }
}

export const dockerError = (kind: ProblemKind, message: string, cause?: unknown): DockerError =>
  new DockerError({ kind, message }, null, cause === undefined ? undefined : { cause });

/** What a caller may meet: our own errors as they are, anything else by the system's code in it. */
export function asDockerError(error: unknown): DockerError {
  if (error instanceof DockerError) return error;
  const message = tlsReason(error) ?? (error instanceof Error ? error.message : String(error));
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return dockerError(kindOfCode(code), message || code, error);
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
  return KINDS[code] ?? 'unknown';
}
