/** The longest that Docker's or the system's words are shown, in UTF-16 units. */
const LONGEST_WORDS = 500;

/** Words of Docker's or the system's as they may be shown to anyone: on one line, without control characters, cut. */
export function shownWords(words: string): string {
  const line = words
    .slice(0, 4 * LONGEST_WORDS)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
  return line.length > LONGEST_WORDS ? `${line.slice(0, LONGEST_WORDS - 1)}…` : line;
}
