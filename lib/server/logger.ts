import pino from 'pino';
import type { Config } from './config';

export type Logger = pino.Logger;

/** Takes out of words what signs in: a link's token, a user and password in an address. */
export const redact = (words: string): string =>
  words.replaceAll(/([?&]token=)[^&#\s"']+/gi, '$1…').replaceAll(/(\/\/)[^/?#\s"']*@/g, '$1');

/** What is said of a failure. Not its own fields: a library may hang the whole request on it. */
function describeError(cause: unknown): object {
  if (!(cause instanceof Error)) return { message: redact(String(cause)) };
  const { type, message, stack } = pino.stdSerializers.err(cause);
  return { type, message: redact(message), stack: redact(stack) };
}

const SERIALIZERS = { err: describeError, url: (url: unknown) => redact(String(url)) };

/** JSON lines on standard output. */
export const createLogger = (
  level: Config['logLevel'],
  to: pino.DestinationStream = pino.destination({ dest: 1, sync: true }),
): Logger =>
  pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: SERIALIZERS }, to);
