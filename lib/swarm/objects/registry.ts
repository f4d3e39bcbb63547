/** Why a registry cannot be shown; each has its own words. */
export type RegistryFailure =
  | 'none' // the settings name no registry
  | 'down' // nobody answers there
  | 'slow' // no whole answer in time
  | 'sign-in' // it wants credentials, or others than it was given
  | 'realm' // it sends to another host to sign in, which the settings do not name
  | 'moved' // it redirects to another address
  | 'not-registry' // what answers speaks another language: HTML, no JSON
  | 'too-large' // an answer without end
  | 'gone'; // it does not know the repository

export type RegistryAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly kind: RegistryFailure; readonly message: string };

export interface Repositories {
  /** As images name it: `registry:5000`. */
  readonly host: string;
  readonly names: readonly string[];
  /** There are more than are listed here. */
  readonly isCut: boolean;
}

export interface RegistryTag {
  readonly name: string;
  /** Empty where the registry does not tell. */
  readonly digest: string;
  /** Bytes to pull, compressed, for the first platform; null where the registry does not tell. */
  readonly size: number | null;
  /** `linux/amd64`; empty where the manifest is of one platform. */
  readonly platforms: readonly string[];
}

export interface Tags {
  readonly tags: readonly RegistryTag[];
  readonly isCut: boolean;
}

/** Docker's repositories: lower-case path components. It becomes part of a URL. */
export const isRepository = (name: string): boolean =>
  name.length <= 255 && /^[a-z0-9]+(?:[._-]+[a-z0-9]+)*(?:\/[a-z0-9]+(?:[._-]+[a-z0-9]+)*)*$/.test(name);

/** Docker's tags. It becomes part of a URL, too. */
export const isTag = (name: string): boolean => /^\w[\w.-]{0,127}$/.test(name);
