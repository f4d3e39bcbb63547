import type { Session } from './session';

/** Where a page that is being opened fetches its first picture: what a snapshot message holds. */
export const PICTURE_PATH = '/picture';
/** The header of that answer with the hello: JSON, percent-encoded. */
export const HELLO_HEADER = 'Swarmscope-Hello';

/** The first message of every connection. */
export interface Hello {
  readonly protocol: number;
  /** Names one run of one server: revisions of another run mean nothing. */
  readonly epoch: string;
  /** Names the build of its pages: those of another ask for scripts that it does not have. Empty: not known. */
  readonly build: string;
  /** The server's clock, ms since 1970, for ages on a machine whose clock is wrong. */
  readonly now: number;
  readonly source: Source;
  readonly session: Session;
}

/** What is watched. */
export interface Source {
  readonly kind: 'live' | 'demo';
  /** As a person wrote it, without credentials; empty for who may not watch. */
  readonly endpoint: string;
  /** Where browsers reach published ports; null, or absent, where no setting says it. */
  readonly publishedHost?: string | null;
}
