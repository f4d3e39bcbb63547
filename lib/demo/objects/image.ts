import { createHash } from 'node:crypto';
import type { ContainerSpec } from './specs';

/**
 * What containers do here. Every image exists and runs on, but:
 *
 * - an image with the tag `missing`, or from a host `unknown-registry`, does not exist: its tasks are rejected with
 *   "No such image: …";
 * - a command or arguments with `exit N` end with that code after about a second: `sh -c "exit 137"`;
 * - with `sleep S` before, after S seconds: `sh -c "sleep 20; exit 1"`; `sleep S` alone ends well after S seconds;
 * - a loop (`while`) or `sleep infinity` runs on.
 */
export function imageExists(image: string): boolean {
  const { name, tag } = splitImage(image);
  return tag !== 'missing' && !/^unknown-registry(:\d+)?\//.test(name);
}

/** How a container ends by itself, or undefined when it does not. */
export function endOf(
  spec: ContainerSpec,
): { readonly afterMs: number; readonly exitCode: number } | undefined {
  const command = [...(spec.Command ?? []), ...(spec.Args ?? [])].join(' ');
  if (/\bwhile\b|\bsleep\s+inf/.test(command)) return undefined;
  // As words of a shell, not as parts of an option like `--on-exit 5`.
  const sleep = /(?:^|[\s;&|(])sleep\s+(\d+(?:\.\d+)?)/.exec(command)?.[1];
  const exit = /(?:^|[\s;&|(])exit\s+(\d+)/.exec(command)?.[1];
  if (sleep === undefined && exit === undefined) return undefined;
  return { afterMs: sleep === undefined ? 1_000 : Number(sleep) * 1_000, exitCode: Number(exit ?? 0) % 256 };
}

/** The digest that the demo's registry gives an image. */
export function digestOf(image: string): string {
  const { name, tag, digest } = splitImage(image);
  return digest ?? `sha256:${createHash('sha256').update(`${name}:${tag}`).digest('hex')}`;
}

interface ImageParts {
  readonly name: string;
  readonly tag: string;
  readonly digest: string | undefined;
}

/** `registry:5000/example/echo:v2@sha256:…` in its parts; the tag is `latest` if there is neither tag nor digest. */
export function splitImage(image: string): ImageParts {
  const [reference = '', digest] = image.split('@');
  const slash = reference.lastIndexOf('/');
  const colon = reference.indexOf(':', slash + 1);
  return {
    name: colon < 0 ? reference : reference.slice(0, colon),
    tag: colon < 0 ? 'latest' : reference.slice(colon + 1),
    digest,
  };
}
