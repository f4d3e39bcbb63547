import { object, texts } from '@/lib/base/json';
import { DockerError } from './docker-error';
import { refusal } from './refusal';
import { shownWords } from './shown-words';
import type { Reply, Request, Wire } from './wire';

/** Sends, and throws Docker's refusal where it is no success. */
export async function ask(wire: Wire, request: Request, signal: AbortSignal): Promise<Reply> {
  const reply = await wire.send(request, signal);
  if (reply.status < 200 || reply.status > 299) throw refusal(reply, request);
  return reply;
}

export const isGone = (error: unknown): boolean => error instanceof DockerError && error.status === 404;

/** Whether what was asked may have been done all the same: no whole answer came, or a manager or a proxy gave up waiting. */
export const isLost = (error: unknown): boolean =>
  error instanceof DockerError &&
  (error.status === null ||
    error.problem.kind === 'timeout' ||
    // A proxy says 503 where it reached nobody; 502 and 504 where it did, and no answer came back.
    (error.problem.kind === 'proxy-down' && error.status !== 503));

/** 50–300 ms, so that two who collided do not collide again. */
export const jitter = (): number => 50 + Math.random() * 250;

/** How often a change is tried, when others change the same object or the connection breaks. */
export const TRIES = 5;

/** Someone else changed the object since it was read. */
export const isOutdated = (error: unknown): boolean =>
  error instanceof DockerError && /update out of sequence/i.test(error.message);

/** That are told of one answer. */
const MOST_WARNINGS = 20;

/** `Warnings` of an answer. */
export function warningsOf(text: string): readonly string[] {
  try {
    return texts(object(JSON.parse(text)).Warnings)
      .slice(0, MOST_WARNINGS)
      .map(shownWords);
  } catch {
    return [];
  }
}
