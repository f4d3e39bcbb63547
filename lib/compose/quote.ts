/**
 * A text as JSON and YAML both read it, in printable ASCII alone: no reader of it can take a character in it for the end
 * of a line. null where it holds half of a surrogate pair, which no text in UTF-8 can.
 */
export function quote(text: string): string | null {
  if (/\p{Surrogate}/u.test(text)) return null;
  return JSON.stringify(text).replace(/[^\x20-\x7e]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    const hex = code.toString(16);
    return code > 0xffff ? `\\U${hex.padStart(8, '0')}` : `\\u${hex.padStart(4, '0')}`;
  });
}
