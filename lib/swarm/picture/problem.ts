/** Why Docker cannot be watched now; each kind has its own words and remedy on the screen. */
export const PROBLEM_KINDS = [
  'no-socket', // ENOENT: the socket is not mounted
  'no-permission', // EACCES
  'refused', // ECONNREFUSED: the daemon is down
  'unknown-host', // ENOTFOUND, EAI_AGAIN
  'unreachable', // EHOSTUNREACH, ENETUNREACH, ETIMEDOUT
  'tls', // certificates missing, not accepted, or plain HTTP against TLS
  'ssh', // no ssh program, or it could not connect, or found no socket over there
  'no-swarm', // this engine is in no swarm: docker swarm init
  'worker', // this engine is a worker
  'starting', // a manager that is being prepared
  'locked', // autolock: docker swarm unlock
  'certificates-expired',
  'no-leader', // quorum lost, or an election
  'too-old', // the engine speaks less than API 1.41
  'proxy-forbidden', // a socket proxy that does not allow the section
  'proxy-down', // a proxy whose Docker is away
  'garbage', // an answer that is not Docker's
  'timeout', // no answer in time
  'unknown',
] as const;

export type ProblemKind = (typeof PROBLEM_KINDS)[number];

/** Of these no word came from Docker; of any other it did answer, or who stands before it, or too late. */
const SILENT: ReadonlySet<ProblemKind> = new Set<ProblemKind>([
  'no-socket',
  'no-permission',
  'refused',
  'unknown-host',
  'unreachable',
  'ssh',
]);

export const isSilent = ({ kind }: Pick<Problem, 'kind'>): boolean => SILENT.has(kind);

export interface Problem {
  readonly kind: ProblemKind;
  /** Docker's or the system's own words, shown below ours; without secrets. */
  readonly message: string;
}
