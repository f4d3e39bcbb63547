import { LIMITS } from '../limits/limits';
import { networkOf } from '../limits/network-of';
import type { AuditEntry, AuditFile, AuditLog } from './audit-log';

interface Count {
  readonly who: string | null;
  readonly from: string;
  /** Of the minute so far. */
  written: number;
  /** By outcome: those that were not written. */
  readonly more: Map<string, number>;
}

const MINUTE_MS = 60_000;
/** Those whom no count of their own is kept for. */
const OTHERS = { who: null, from: 'others' };

/**
 * The audit log with refusals counted: of each account, or each stranger's network, the first of a minute are lines, and
 * at the minute's end one line counts the rest. However many ask, a minute of refusals is a bounded number of lines.
 */
export function countRefusals(file: AuditFile): AuditLog & Pick<AuditFile, 'reopen' | 'close'> {
  let counts = new Map<string, Count>();
  let written = 0;

  function tell(): void {
    const told = counts;
    counts = new Map();
    written = 0;
    for (const count of told.values()) if (count.more.size > 0) attempt(summary(count));
  }
  function countOf({ who, from }: AuditEntry): Count {
    const whom = who === null ? { who, from: networkOf(from) } : { who, from: '' };
    const isKnown = counts.has(keyOf(whom)) || counts.size < LIMITS.refusalsCountedEach;
    const counted = isKnown ? whom : OTHERS;
    const count = counts.get(keyOf(counted)) ?? { ...counted, written: 0, more: new Map() };
    counts.set(keyOf(counted), count);
    return count;
  }
  const attempt = (entry: AuditEntry) => {
    try {
      file.note(entry);
    } catch {
      // It is kept or counted there, and what is refused needs no line to stay refused.
    }
  };
  const minute = setInterval(tell, MINUTE_MS);
  minute.unref();

  return {
    get failure() {
      return file.failure;
    },
    record: file.record,
    permit: file.permit,
    reopen: file.reopen,
    refused(entry) {
      const count = countOf(entry);
      if (count.written < LIMITS.refusalsEachPerMinute && written < LIMITS.refusalsPerMinute) {
        count.written += 1;
        written += 1;
        attempt(entry);
      } else count.more.set(entry.outcome, (count.more.get(entry.outcome) ?? 0) + 1);
    },
    close() {
      clearInterval(minute);
      tell();
      file.close();
    },
  };
}

const keyOf = ({ who, from }: Pick<Count, 'who' | 'from'>): string => JSON.stringify([who, from]);

function summary({ who, from, more }: Count): AuditEntry {
  const count = [...more.values()].reduce((sum, each) => sum + each, 0);
  return {
    who,
    session: null,
    from,
    what: 'refusals',
    on: Object.fromEntries(more),
    outcome: 'refused',
    message: `and ${count} more in a minute`,
  };
}
