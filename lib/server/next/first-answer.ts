import type { IncomingMessage } from 'node:http';
import { FIRST_ANSWER_ID, type FirstAnswer } from '@/lib/protocol/first-answer';

/**
 * What the grid's page is drawn with for a visitor, and that visitor's own hello; null: with no picture. `drawn` is the same
 * object for all who get the same drawing.
 */
export type FirstAnswerFor = (request: IncomingMessage) => FirstAnswer | null;

/** `html` with what it was drawn with, before every script that reads it. */
export function withFirstAnswer(html: string, { drawn, hello }: FirstAnswer): string {
  // The outline is in the HTML alone. No text of the rest may end the element.
  const json = JSON.stringify({ drawn: { ...drawn, outline: undefined }, hello }).replaceAll('<', '\\u003c');
  return html.replace(
    '<head>',
    () => `<head><script type="application/json" id="${FIRST_ANSWER_ID}">${json}</script>`,
  );
}
