/** Where a text has what was typed, and how well it fits: more is better. */
export interface Fit {
  readonly score: number;
  /** Indices of the characters that were typed, rising. */
  readonly places: readonly number[];
}

const EDGE = /[\s._\-/@:]/;

/** Each word that was typed must be in the text, its letters in order, in capitals or not; null where one is not. */
export function fuzzyFit(query: string, text: string): Fit | null {
  const lower = text.toLowerCase();
  // A letter whose small form is longer would shift all places.
  const hay = lower.length === text.length ? lower : text;
  let score = 0;
  const places = new Set<number>();
  for (const word of query.toLowerCase().split(/\s+/).filter(Boolean)) {
    const found = fitWord(word, hay);
    if (!found) return null;
    score += found.score;
    for (const place of found.places) places.add(place);
  }
  return { score: score - text.length / 100, places: [...places].sort((a, b) => a - b) };
}

function fitWord(word: string, text: string): Fit | null {
  let best: Fit | null = null;
  // From each place where it may begin; the first few tell enough.
  for (let from = text.indexOf(word[0] ?? ''), tries = 0; from >= 0 && tries < 8; tries++) {
    const places = placesFrom(word, text, from);
    if (!places) break;
    const score = scoreOf(places, text);
    if (!best || score > best.score) best = { score, places };
    from = text.indexOf(word[0] ?? '', from + 1);
  }
  return best;
}

function placesFrom(word: string, text: string, from: number): number[] | null {
  const places: number[] = [];
  let at = from;
  for (const letter of word) {
    const place = text.indexOf(letter, at);
    if (place < 0) return null;
    places.push(place);
    at = place + letter.length;
  }
  return places;
}

/** Beginnings of words and letters side by side count most; the way between letters counts against. */
function scoreOf(places: readonly number[], text: string): number {
  return places.reduce((sum, place, i) => {
    const before = places[i - 1];
    const starts = place === 0 || EDGE.test(text[place - 1] ?? '');
    const gap = before === undefined ? 0 : place - before - 1;
    return (
      sum +
      1 +
      (place === 0 ? 2 : 0) +
      (starts ? 4 : 0) +
      (before !== undefined && gap === 0 ? 5 : 0) -
      Math.min(3, gap / 4)
    );
  }, 0);
}
