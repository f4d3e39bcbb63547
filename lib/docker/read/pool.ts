/** More than any swarm repeats; what is beyond is forgotten, and begins anew. */
const MOST = 50_000;

/** Makes each value once: tasks by thousands say the same few things. `make` may be called again for what was forgotten. */
export function createPool<T>(make: (text: string) => T): (text: string) => T {
  const made = new Map<string, T>();
  return (text) => {
    const known = made.get(text);
    if (known !== undefined) return known;
    if (made.size >= MOST) made.clear();
    const value = make(text);
    made.set(text, value);
    return value;
  };
}

/** The one copy of a text. */
export const pooled: (text: string) => string = createPool((text) => text);
