/** What can be wrong with a compose file; each kind has its own words on the screen. */
export const FINDING_KINDS = [
  'too-large', // about: the limit in KiB
  'empty',
  'yaml', // about: the parser's words
  'double-key', // about: the key; elsewhere: where it stands first
  'double-merge', // `<<` twice in a map; elsewhere: the first
  'many-documents', // `---` and a second file
  'aliases', // aliases that explode, or that hold themselves
  'too-complex', // maps within maps without an end, or a check that took too long
  'too-much', // what the docker CLI would make of it
  'busy', // too many files are being checked
  'not-plain', // about: a tag, a key or a character that a compose file has no use for
  'no-map', // a list or a text where keys belong
  'version', // about: the version, which is none of 3.x
  'no-services',
  'unknown-key', // about: the key
  'forbidden-key', // a key of version 2, which the docker CLI refuses
  'ignored-key', // a key or an option that means nothing to a swarm
  'newer-key', // one that only some docker CLIs read
  'restart-no', // which the docker CLI leaves out, so that tasks start again
  'restart-policy', // about: what the docker CLI makes of `restart`
  'host-separator', // about: an extra host with an equals sign, which only newer docker CLIs read
  'relative-path', // about: the path of a mount
  'pipe-mount', // about: a Windows pipe, mounted as if it were a path
  'bad-name', // of a service, network, …
  'long-name', // about: the whole name, stack and all
  'build-only', // about: the service
  'no-image', // about: the service
  'env-file',
  'file-based', // about: the secret or config
  'undefined', // about: a network, volume, secret or config that the file does not define
  'missing-network', // about: an external network that the swarm does not have
  'bad-variable', // about: what looks like a variable and is none
  // about: what the docker CLI does not read as it is meant; behind an arrow what to write, where that can be told
  'swallowed-text', // the text behind a variable without braces
  'split-variable', // a message or default that is split where it should not be
  'nested-variable', // a variable within another’s default
  'alternative', // docker compose's `${A:+x}`, which is refused
  'hash', // about: a password's hash, its dollars written once
  'unset-variable', // about: its name
  'too-many-variables', // about: how many are told
  'more', // about: how many more remarks there are
  'port-address', // about: a port for one address alone, which a swarm opens at all of them
  'external-name', // about: the object
  'needs-version', // the docker CLI is older than files without a version
  'unknown-version', // about: the version; the docker CLI is older
  'docker', // about: the docker CLI's own words, by which it refuses
  'docker-remark', // about: its own words on a file that it takes
] as const;

export type FindingKind = (typeof FINDING_KINDS)[number];

/** One remark on a compose file, and where it stands. */
export interface Finding {
  readonly kind: FindingKind;
  /** An error keeps the file from being deployed. */
  readonly severity: 'error' | 'warning';
  /** From 1; 0 where it concerns the whole file. */
  readonly line: number;
  readonly column: number;
  /** The line itself, without its end; cut where it is long. */
  readonly source: string;
  readonly about: string;
  /** Another line that it speaks of, from 1. */
  readonly elsewhere?: number;
}

/** A `${VARIABLE}` of a compose file. */
export interface ComposeVariable {
  readonly name: string;
  /** Where it first stands, from 1. */
  readonly line: number;
  /** null: every place that it stands at has a default of its own. */
  readonly needs: null | {
    /** What the file says where it is missing (`${NAME:?message}`), else ''. */
    readonly message: string;
    /** An empty value will not do. */
    readonly filled: boolean;
  };
  /** The first default in the file, null where there is none. */
  readonly fallback: string | null;
}

export const hasErrors = (findings: readonly Finding[]): boolean =>
  findings.some(({ severity }) => severity === 'error');
