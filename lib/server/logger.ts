import pino from 'pino';
import type { Config } from './config';

export type Logger = pino.Logger;

/** JSON lines on standard output. */
export const createLogger = (level: Config['logLevel']): Logger =>
  pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: 1, sync: true }),
  );
