import { packRevision } from '@/lib/protocol/pack-picture';
import type { PackedRevision, Revision } from '@/lib/protocol/picture';
import type { NameTask } from '@/lib/protocol/task-names';
import { compressNow } from '../http/compress';

/** A revision as it travels to every browser. */
export type EncodedRevision = PackedRevision | ArrayBuffer;

/** Shorter than this, in characters, a message is not worth compressing: most go in one or two packets as they are. */
const LONG = 4_096;

export function encodeRevision(revision: Revision, nameOf: NameTask): EncodedRevision {
  const packed = packRevision(revision, nameOf);
  const text = JSON.stringify(packed);
  return text.length < LONG ? packed : compressNow(text);
}
