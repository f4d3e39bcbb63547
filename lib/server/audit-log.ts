import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';

/** One line of the audit log. */
export interface AuditEntry {
  /** Who asked: the session's name, or null for nobody who signed in. */
  readonly who: string | null;
  /** The id of the sign-in, which tells two browsers of one name apart. */
  readonly session: string | null;
  /** The address that the request came from. */
  readonly from: string;
  /** An action's kind, sign-in, sign-out, or null for what could not be read. */
  readonly what: string | null;
  /** What it names, with its parameters. */
  readonly on: Readonly<Record<string, Audited>> | null;
  /** ok, or the kind of the refusal or failure. */
  readonly outcome: string;
  readonly message: string;
}

type Audited = string | number | readonly string[] | Readonly<Record<string, string>>;

export interface AuditLog {
  /**
   * Returns when the line is with the operating system, and on the disk where the log is a file. Throws where it cannot
   * be written (a full disk); the line is kept then, and goes before the next one.
   */
  record(entry: AuditEntry): void;
  /** Why the last line could not be written; null when all are. */
  readonly failure: Error | null;
}

/** Opens the log: a file, or standard output for null. Throws where the file cannot be opened. */
export function openAuditLog(path: string | null): AuditLog & { close(): void } {
  const fd = path === null ? STANDARD_OUTPUT : openSync(path, 'a', 0o600);
  let unwritten: Buffer = Buffer.alloc(0);
  let failure: Error | null = null;
  return {
    get failure() {
      return failure;
    },
    record(entry) {
      const line = `${JSON.stringify({ audit: true, time: new Date().toISOString(), ...entry })}\n`;
      unwritten = Buffer.concat([unwritten, Buffer.from(line)]);
      try {
        while (unwritten.length > 0) unwritten = unwritten.subarray(writeSync(fd, unwritten));
        if (path !== null) fsyncSync(fd);
        failure = null;
      } catch (cause) {
        failure = cause instanceof Error ? cause : new Error(String(cause));
        throw failure;
      }
    },
    close() {
      if (path !== null) closeSync(fd);
    },
  };
}

const STANDARD_OUTPUT = 1;
