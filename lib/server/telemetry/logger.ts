import pino from 'pino';
import { withoutSteering } from '@/lib/base/clean-text';
import { cutText } from '@/lib/base/cut-text';
import type { Config } from '../config/config';
import { LIMITS } from '../limits/limits';
import { writeOut } from './standard-output';

export type Logger = pino.Logger;

/** Takes out of words what signs in: a link's token, a user and password in an address. */
export const redact = (words: string): string =>
  words.replaceAll(/([?&]token=)[^&#\s"']+/gi, '$1…').replaceAll(/(\/\/)[^/?#\s"']*@/g, '$1');

/** What is said of a failure. Not its own fields: a library may hang the whole request on it. */
function describeError(cause: unknown): object {
  if (!(cause instanceof Error)) return { message: short(String(cause)) };
  const { type, message, stack } = pino.stdSerializers.err(cause);
  return { type, message: short(message), stack: redact(stack.replace(message, () => short(message))) };
}

/** A failure may name what a stranger sent, as long as that was. */
const short = (words: string): string => cutText(redact(words), LIMITS.failureChars);

const repeat = (text: unknown): string => cutText(redact(String(text)), LIMITS.repeatedTextChars);

/** What a request names is a stranger's. */
const SERIALIZERS = { err: describeError, url: repeat, host: repeat, origin: repeat, from: repeat };

/** JSON lines on standard output. */
export const createLogger = (
  level: Config['logLevel'],
  to: pino.DestinationStream = { write: (line) => writeOut(line) },
): Logger =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: SERIALIZERS,
      hooks: { streamWrite: withoutSteering },
    },
    to,
  );
