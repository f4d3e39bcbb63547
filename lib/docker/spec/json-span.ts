/** Where a value stands in a JSON text: `text.slice(start, end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Finds the value at a path of keys in a valid JSON text, null where there is none. Editing the text in place keeps
 * all else as it was to the byte: Docker's 64-bit numbers do not survive `JSON.parse`.
 */
export function spanOf(text: string, path: readonly string[]): Span | null {
  let start = skipSpace(text, 0);
  for (const key of path) {
    const next = valueOfKey(text, start, key);
    if (next === null) return null;
    start = next;
  }
  return { start, end: endOfValue(text, start) };
}

/** Where the elements of the array stand that begins at `at`. */
export function elementSpans(text: string, at: number): readonly Span[] {
  const spans: Span[] = [];
  let start = skipSpace(text, at + 1);
  while (start < text.length && text[start] !== ']') {
    const end = endOfValue(text, start);
    spans.push({ start, end });
    const after = skipSpace(text, end);
    start = text[after] === ',' ? skipSpace(text, after + 1) : after;
  }
  return spans;
}

/** Where the value of `key` begins in the object that begins at `at`. Of twins the last counts, as for Go. */
function valueOfKey(text: string, at: number, key: string): number | null {
  if (text[at] !== '{') return null;
  let found: number | null = null;
  let i = skipSpace(text, at + 1);
  while (text[i] === '"') {
    const end = endOfString(text, i);
    const name: unknown = JSON.parse(text.slice(i, end));
    const value = skipSpace(text, skipSpace(text, end) + 1); // past the colon
    if (name === key) found = value;
    const after = skipSpace(text, endOfValue(text, value));
    i = text[after] === ',' ? skipSpace(text, after + 1) : after;
  }
  return found;
}

function endOfValue(text: string, at: number): number {
  if (text[at] === '"') return endOfString(text, at);
  if (text[at] !== '{' && text[at] !== '[') {
    let i = at;
    while (i < text.length && !/[\s,\]}]/.test(text.charAt(i))) i++;
    return i;
  }
  let depth = 0;
  for (let i = at; i < text.length; i++) {
    const char = text[i];
    if (char === '"') i = endOfString(text, i) - 1;
    else if (char === '{' || char === '[') depth++;
    else if ((char === '}' || char === ']') && --depth === 0) return i + 1;
  }
  return text.length;
}

function endOfString(text: string, at: number): number {
  for (let i = at + 1; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === '"') return i + 1;
  }
  return text.length;
}

function skipSpace(text: string, at: number): number {
  let i = at;
  while (i < text.length && /\s/.test(text.charAt(i))) i++;
  return i;
}
