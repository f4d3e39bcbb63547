import type { ServerResponse } from 'node:http';

/** Answers in words for a person, which nobody keeps. */
export function answerText(response: ServerResponse, status: number, words: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end(words);
}
