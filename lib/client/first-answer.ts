import { FIRST_ANSWER_ID, type FirstAnswer } from '@/lib/protocol/first-answer';

/** What the page's HTML was drawn with; null: with no picture. */
export function readFirstAnswer(): FirstAnswer | null {
  const element = document.getElementById(FIRST_ANSWER_ID);
  // The server of this very page wrote it.
  return element ? (JSON.parse(element.textContent ?? '') as FirstAnswer) : null;
}
