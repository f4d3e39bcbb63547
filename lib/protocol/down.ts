import type { Feed } from '@/lib/swarm/picture/feed';
import type { Hello } from './hello';
import type { PackedRevision } from './picture';

/** Server → browser. */
export interface DownMessages {
  hello(hello: Hello): void;
  /** Gzipped JSON of a `PackedSnapshot`. */
  snapshot(bytes: ArrayBuffer): void;
  /** A long one comes as gzipped JSON. */
  revision(revision: PackedRevision | ArrayBuffer): void;
  /** Every 5 s, and at once when the state changes: a browser that hears nothing takes the server for lost. */
  feed(feed: Feed): void;
  /** The server is about to stop; the browser comes back by itself. */
  closing(): void;
}
