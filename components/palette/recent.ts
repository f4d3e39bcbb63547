const KEY = 'palette';
const MOST = 6;

/** The keys of the entries that were used last, the latest first. Kept in this browser. */
export function recentKeys(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((key) => typeof key === 'string').slice(0, MOST) : [];
  } catch {
    return []; // storage may be forbidden, or hold something else
  }
}

export function rememberKey(key: string): void {
  try {
    const others = recentKeys().filter((other) => other !== key);
    localStorage.setItem(KEY, JSON.stringify([key, ...others].slice(0, MOST)));
  } catch {
    // storage may be forbidden: then nothing is remembered
  }
}
