import type { PayloadId, StackName } from './ids';

/** What Swarm keeps for services to read as files. Only a config's contents can be read back. */
export type PayloadKind = 'secret' | 'config';

export interface Payload {
  readonly id: PayloadId;
  readonly name: string;
  readonly stack: StackName | null;
  readonly labels: Readonly<Record<string, string>>;
  /** Where a secret's contents come from, if not from Swarm itself; else ''. */
  readonly driver: string;
  /** ms since 1970. */
  readonly createdAt: number;
  /** Names of services, in order. */
  readonly usedBy: readonly string[];
}

/** The contents of a config. */
export interface ConfigContents {
  readonly name: string;
  readonly bytes: number;
  /** null where it is no text. */
  readonly text: string | null;
}

/** What Swarm 20.10 takes at most, in bytes. */
export const MAX_PAYLOAD_BYTES = 500 * 1024;

/** As Swarm names secrets and configs. */
export const isPayloadName = (name: string): boolean =>
  name.length <= 64 && /^[a-zA-Z0-9]+(?:[a-zA-Z0-9_.-]*[a-zA-Z0-9])?$/.test(name);
