/** A list as read: what could be decoded, and the count of what could not. */
export interface Listing<T> {
  readonly items: readonly T[];
  readonly skipped: number;
}

/** Looks up what is already known, so that an object whose version did not change keeps its reference and is not decoded again. */
export type Known<Id, T> = (id: Id) => T | undefined;
