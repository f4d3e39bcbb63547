/** Splits a line into words as a shell does: quotes and backslashes, no expansion. null where a quote does not end. */
export function splitWords(line: string): string[] | null {
  const words: string[] = [];
  let word: string | null = null;
  let quote: '"' | "'" | null = null;
  for (let i = 0; i < line.length; i++) {
    const char = line.charAt(i);
    if (char === quote) quote = null;
    else if (char === '\\' && quote !== "'") {
      const next = line.charAt(++i);
      if (next === '') return null;
      // Within double quotes only these lose their meaning.
      word = (word ?? '') + (quote === '"' && !/["\\$`\n]/.test(next) ? `\\${next}` : next);
    } else if (quote === null && (char === '"' || char === "'")) {
      quote = char;
      word ??= '';
    } else if (quote === null && /\s/.test(char)) {
      if (word !== null) words.push(word);
      word = null;
    } else word = (word ?? '') + char;
  }
  if (quote !== null) return null;
  return word === null ? words : [...words, word];
}
