import { list, object, text } from '@/lib/base/json';
import { asDockerError, dockerError } from '../wire/docker-error';
import { refusal } from '../wire/refusal';
import type { Wire } from '../wire/wire';

/** An image as a spec states it. */
export interface ResolvedImage {
  /** With the tag written out, and pinned to the digest that the registry gave. */
  readonly image: string;
  /** What it runs on, for `Placement.Platforms`; empty where nobody said. */
  readonly platforms: readonly { readonly Architecture: string; readonly OS: string }[];
  /** Why there is no digest, as the docker CLI warns; empty where there is one. */
  readonly warning: string;
}

/**
 * Asks the manager to ask the image's registry, as `docker service create` and `update` do. A registry that does not
 * answer, or does not know the image, is no reason to refuse: the nodes may know better. Never throws but for `signal`.
 */
export async function resolveImage(wire: Wire, asked: string, signal: AbortSignal): Promise<ResolvedImage> {
  const image = withTag(asked);
  try {
    const request = { method: 'GET', path: `/distribution/${encodeURI(image)}/json`, kind: 'small' } as const;
    const reply = await wire.send(request, signal);
    if (reply.status !== 200) throw refusal(reply, request);
    const found = object(JSON.parse(reply.text));
    const digest = text(object(found.Descriptor).digest);
    if (!/^[a-z0-9]+:[0-9a-f]+$/.test(digest)) throw dockerError('garbage', 'no digest in the answer');
    const platforms = list(found.Platforms).map((one) => {
      const { architecture, os } = object(one);
      return { Architecture: text(architecture), OS: text(os) };
    });
    return { image: image.includes('@') ? image : `${image}@${digest}`, platforms, warning: '' };
  } catch (error) {
    signal.throwIfAborted();
    return {
      image,
      platforms: [],
      warning: `image ${image} could not be accessed on a registry to record its digest. Each node will access ${image} independently, possibly leading to different nodes running different versions of the image. (${asDockerError(error).message})`,
    };
  }
}

/** `nginx` is `nginx:latest`. */
const withTag = (image: string): string =>
  image.includes('@') || image.lastIndexOf(':') > image.lastIndexOf('/') ? image : `${image}:latest`;
