import type { ReactNode } from 'react';
import type { Image } from '@/lib/swarm/objects/image';

/** An image as a person reads it: registry and path quiet, the name and tag plain, the digest short. */
export function ServiceImage({ image }: { readonly image: Image }): ReactNode {
  const slash = image.name.lastIndexOf('/') + 1;
  return (
    <span
      translate="no"
      title={image.digest ? `${image.name}@${image.digest}` : image.name}
      className="flex min-w-0 flex-col break-words text-[0.8125rem]"
    >
      <span>
        <span className="text-muted">{image.name.slice(0, slash)}</span>
        {image.name.slice(slash)}
      </span>
      {image.digest && <span className="font-mono text-muted text-xs">{shortDigest(image.digest)}</span>}
    </span>
  );
}

/** `sha256:264bb0a99867…` as `264bb0a99867`. */
export const shortDigest = (digest: string): string => digest.replace(/^sha256:/, '').slice(0, 12);
