import type { AuditFile } from '../access/audit-log';
import type { Logger } from '../telemetry/logger';

/** SIGHUP: the audit log was moved away, as logrotate does it; go on in a new one. */
export function reopenOnSignal(
  audit: Pick<AuditFile, 'reopen'>,
  logger: Pick<Logger, 'info' | 'error'>,
): void {
  process.on('SIGHUP', () => {
    try {
      audit.reopen();
      logger.info('the audit log was opened anew');
    } catch (cause) {
      logger.error({ err: cause }, 'the audit log could not be opened anew: it goes on in the old one');
    }
  });
}
