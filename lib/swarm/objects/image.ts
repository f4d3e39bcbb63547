/** `registry:5000/example/echo:latest@sha256:…` in its parts, `digest` null where none is pinned. */
export interface Image {
  readonly name: string;
  readonly digest: string | null;
}

/** Splits the digest off a reference; the name keeps registry, repository and tag. */
export function parseImage(reference: string): Image {
  const at = reference.indexOf('@');
  return at < 0
    ? { name: reference, digest: null }
    : { name: reference.slice(0, at), digest: reference.slice(at + 1) };
}

/** The tag, `latest` where none is written, empty where only a digest is. */
export function imageTag(image: Image): string {
  const colon = image.name.lastIndexOf(':');
  if (colon > image.name.lastIndexOf('/')) return image.name.slice(colon + 1);
  return image.digest === null && image.name !== '' ? 'latest' : '';
}

const PART = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const HOST = '(?:[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?(?::\\d+)?/)?';
const REFERENCE = new RegExp(
  `^${HOST}${PART}(?:/${PART})*(?::[\\w][\\w.-]{0,127})?(?:@[a-z0-9]+(?:[.+_-][a-z0-9]+)*:[0-9a-fA-F]{32,})?$`,
);

/** Whether Docker takes it for a reference: `registry:5000/example/echo:v2@sha256:…`, in lower case but for the tag. */
export const isImageReference = (text: string): boolean => text.length <= 400 && REFERENCE.test(text);
