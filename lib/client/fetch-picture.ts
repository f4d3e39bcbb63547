import { HELLO_HEADER, type Hello, PICTURE_PATH } from '@/lib/protocol/hello';
import type { PackedSnapshot } from '@/lib/protocol/picture';
import { ROOT } from './root';

/** Longer than that, and the socket brings the picture. */
const PATIENCE_MS = 5_000;

interface FirstPicture {
  readonly hello: Hello;
  readonly snapshot: PackedSnapshot;
}

/**
 * The first picture, which the page's head has asked for already. Null where there is none: not for this browser, or
 * the server is away; the socket then says what there is to say.
 */
export async function fetchPicture(origin: string): Promise<FirstPicture | null> {
  try {
    const answer = await fetch(`${origin}${ROOT}${PICTURE_PATH}`, {
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const hello = answer.headers.get(HELLO_HEADER);
    if (!answer.ok || hello === null) return null;
    // Both are written by the server of this very page.
    const snapshot = (await answer.json()) as PackedSnapshot;
    return { hello: JSON.parse(decodeURIComponent(hello)) as Hello, snapshot };
  } catch {
    return null;
  }
}
