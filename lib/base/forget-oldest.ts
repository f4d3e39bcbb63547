interface Kept<K> {
  readonly size: number;
  keys(): Iterable<K>;
  delete(key: K): boolean;
}

/** Forgets what was put first into a map or a set, where it holds more than `most`: called after each that is added. */
export function forgetOldest<K>(kept: Kept<K>, most: number): void {
  if (kept.size <= most) return;
  for (const oldest of kept.keys()) return void kept.delete(oldest);
}
