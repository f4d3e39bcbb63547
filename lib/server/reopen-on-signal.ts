import type { AuditFile } from './audit-log';
import type { Logger } from './logger';

/** SIGHUP: the audit log was moved away, as logrotate does it; go on in a new one. */
export function reopenOnSignal(audit: Pick<AuditFile, 'reopen'>, log: Pick<Logger, 'info' | 'error'>): void {
  process.on('SIGHUP', () => {
    try {
      audit.reopen();
      log.info('the audit log was opened anew');
    } catch (cause) {
      log.error({ err: cause }, 'the audit log could not be opened anew: it goes on in the old one');
    }
  });
}
