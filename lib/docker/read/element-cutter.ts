/** Cuts the bytes of a JSON list into its elements as they come in, without parsing them. */
export interface ElementCutter {
  /** The elements that this piece completes; null where the bytes are no JSON list. */
  push(piece: Buffer): ElementBytes[] | null;
  /** Whether that was a whole list, after the last piece. */
  end(): boolean;
}

/** An element: the bytes of `data` from `start` to `end`, with the space around it. */
export interface ElementBytes {
  readonly data: Buffer;
  readonly start: number;
  readonly end: number;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENING_BRACKET = 0x5b;
const CLOSING_BRACKET = 0x5d;

/** What a byte outside of a string means for the structure. UTF-8 has none of these bytes within another letter. */
const PLAIN = 0;
const STRING = 1;
const OPENS = 2;
const CLOSES = 3;
const COMMA = 4;
const MEANINGS = new Uint8Array(256);
for (const [bytes, meaning] of [
  ['"', STRING],
  ['{[', OPENS],
  ['}]', CLOSES],
  [',', COMMA],
] as const)
  for (const byte of Buffer.from(bytes)) MEANINGS[byte] = meaning;

/** How Go may write an empty list, as far as it has come in. */
const NULL = /^(?:n|nu|nul|null[ \t\n\r]*)?$/;

/**
 * Knows strings and depth, and nothing of what is in an element: a list within a record is never taken for the list
 * itself, however alike they look, and it does not matter who wrote the spaces. Each byte is looked at once, and no
 * more than an element is held.
 */
export function createElementCutter(): ElementCutter {
  /** 0: before the list, or after it; 1: among its elements. */
  let depth = 0;
  let isInString = false;
  /** A backslash ended the piece before. */
  let isEscaped = false;
  let hasBegun = false;
  let hasElements = false;
  /** Of an element that is not complete yet. */
  let held: Buffer[] = [];
  /** What stands there instead of a list, or before it. */
  let outside = '';

  const cut = (piece: Buffer, start: number, end: number): ElementBytes => {
    if (held.length === 0) return { data: piece, start, end };
    const data = Buffer.concat([...held, piece.subarray(start, end)]);
    held = [];
    return { data, start: 0, end: data.length };
  };

  /** Where the list begins in this piece; -1 where it does not. */
  const begin = (piece: Buffer): number => {
    const at = piece.indexOf(OPENING_BRACKET);
    const before = piece.toString('latin1', 0, at < 0 ? piece.length : at);
    outside = (outside + before).replace(/^[ \t\n\r]+/, '');
    hasBegun = at >= 0;
    return at;
  };

  return {
    push(piece) {
      const elements: ElementBytes[] = [];
      let i = 0;
      if (!hasBegun) {
        i = begin(piece) + 1;
        if (hasBegun ? outside !== '' : !NULL.test(outside)) return null;
        if (!hasBegun) return elements;
        depth = 1;
      }
      let start = i;
      if (isEscaped && i < piece.length) {
        isEscaped = false;
        i++;
      }
      while (i < piece.length && depth > 0) {
        if (isInString) {
          let byte = piece[i];
          while (i < piece.length && byte !== QUOTE) {
            i += byte === BACKSLASH ? 2 : 1;
            byte = piece[i];
          }
          isEscaped = i > piece.length;
          if (i < piece.length) isInString = false;
          i++;
          continue;
        }
        const byte = piece[i++] ?? 0;
        const meaning = MEANINGS[byte];
        if (meaning === PLAIN) continue;
        if (meaning === STRING) isInString = true;
        else if (meaning === OPENS) depth++;
        else if (meaning === CLOSES) {
          depth--;
          if (depth > 0) continue;
          if (byte !== CLOSING_BRACKET) return null;
          const last = cut(piece, start, i - 1);
          if (hasElements || !isBlank(last)) elements.push(last);
          start = i;
        } else if (depth === 1) {
          elements.push(cut(piece, start, i - 1));
          hasElements = true;
          start = i;
        }
      }
      const rest = piece.subarray(start);
      // A copy, so that what is done with is not kept for what is not.
      if (depth > 0) held.push(Buffer.from(rest));
      else if (!isBlank({ data: rest, start: 0, end: rest.length })) return null;
      return elements;
    },
    end: () => (hasBegun ? depth === 0 : outside.startsWith('null')),
  };
}

const isBlank = ({ data, start, end }: ElementBytes): boolean => {
  for (let i = start; i < end; i++) if (!SPACE.includes(data[i] ?? 0)) return false;
  return true;
};
const SPACE = Buffer.from(' \t\n\r');
