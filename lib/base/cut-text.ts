/** A text of at most `most` UTF-16 units, and a sign behind it where it was longer. */
export const cutText = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most)}…` : text;
