/** Where the lines of a task go, as its spec says. */
export interface LogDriver {
  /** Empty where it names none: then each node's own default holds, which Swarm does not tell. */
  readonly name: string;
  /** Whether it is asked to keep no copy of what it hands on. */
  readonly isCacheOff: boolean;
}

/** Each node's own. */
export const DEFAULT_LOG_DRIVER: LogDriver = { name: '', isCacheOff: false };

/**
 * Whether Docker can give back what was written. never: by no node; uncopied: the lines go elsewhere, and no copy of them
 * stays; copied: they go elsewhere, and Docker from 20.10 on keeps a copy, if nothing at the node forbids it; default: it
 * depends on each node; always: the lines stay at the node.
 */
export type ReadBack = 'never' | 'uncopied' | 'copied' | 'default' | 'always';

export function readBackOf({ name, isCacheOff }: LogDriver): ReadBack {
  if (name === '') return 'default';
  if (name === 'none') return 'never';
  if (KEEPING.has(name)) return 'always';
  // A driver that is a plugin may read back by itself, whatever Docker copies.
  return isCacheOff && SENDING.has(name) ? 'uncopied' : 'copied';
}

/** Whether nothing that is written can come back. */
export const isLost = (driver: LogDriver): boolean => ['never', 'uncopied'].includes(readBackOf(driver));

const KEEPING: ReadonlySet<string> = new Set(['json-file', 'local', 'journald']);
const SENDING: ReadonlySet<string> = new Set([
  'syslog',
  'gelf',
  'fluentd',
  'awslogs',
  'splunk',
  'gcplogs',
  'etwlogs',
  'logentries',
]);

/** Whether these are Docker's words for a driver that it cannot read. */
export const isUnreadable = (words: string): boolean => words.includes('does not support reading');
