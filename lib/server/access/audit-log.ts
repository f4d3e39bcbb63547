import { closeSync, constants, fstatSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { withoutSteering } from '@/lib/base/clean-text';
import { cutText } from '@/lib/base/cut-text';
import { LIMITS } from '../limits/limits';

/** One line of the audit log. Long texts are cut as they are written. */
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

/** What is said where the log cannot be written. */
const UNWRITTEN = 'the audit log cannot be written';
export const unwrittenWords = ({ message }: Error): string => `${UNWRITTEN}: ${message}`;

type Audited = string | number | boolean | readonly string[] | Readonly<Record<string, string | number>>;

export interface AuditLog {
  /**
   * Returns when the line is with the operating system, and on the disk where the log is a file. Throws where it cannot
   * be written (a full disk): the line is kept then while there is room, else counted, and goes before the next one.
   */
  record(entry: AuditEntry): void;
  /** As `record`, of what is not done yet. Returns why it cannot be written: it must not be done then, and the line that is kept says so. */
  permit(entry: AuditEntry): Error | null;
  /** What was refused before anything was done: the first of a minute as lines, the others counted. Never throws. */
  refused(entry: AuditEntry): void;
  /** Why what waits could not be written, which is tried again before this answers, once a second; null when all is. */
  readonly failure: Error | null;
}

/** The file or stream, a line an entry. */
export interface AuditFile extends Omit<AuditLog, 'refused'> {
  /** As `record`, but leaves it to the operating system when the line comes to the disk: nothing was done. */
  note(entry: AuditEntry): void;
  /** Goes on in a new file at the same path: the old one was moved away. Throws where there can be none, and stays with the old one. */
  reopen(): void;
  close(): void;
}

/** A log that cannot be written is not tried for every line, in ms. */
const RETRY_MS = 1_000;
const STANDARD_OUTPUT = 1;
/** Nobody is waited for: not for a reader of a named pipe, and not for one that is slow. */
const APPEND = constants.O_APPEND | constants.O_CREAT | constants.O_WRONLY | (constants.O_NONBLOCK ?? 0);

/** Opens a file, or what stands for one (`/dev/stdout`, a named pipe), to add to it. Throws where that cannot be. */
export const openToAppend = (path: string): number => openSync(path, APPEND, 0o600);

/** Opens the log: a file, or standard output for null. Throws where the file cannot be opened. */
export function openAuditFile(
  path: string | null,
  clock = () => performance.now(),
  write: (fd: number, bytes: Buffer) => number = writeSync,
): AuditFile {
  const open = () => (path === null ? STANDARD_OUTPUT : openToAppend(path));
  let fd = open();
  /** The first may be the rest of a line, whose whole is `begun`. */
  const waiting: Buffer[] = [];
  let begun: Buffer | null = null;
  let waitingBytes = 0;
  let left = 0;
  let failure: Error | null = null;
  let triedAt = Number.NEGATIVE_INFINITY;

  const queue = (line: Buffer) => {
    waiting.push(line);
    waitingBytes += line.length;
  };

  const keep = (line: Buffer) => {
    if (failure && waitingBytes + line.length > LIMITS.auditWaitingBytes) left += 1;
    else queue(line);
  };

  function flush(isDurable: boolean): void {
    if (failure && clock() - triedAt < RETRY_MS) throw failure;
    triedAt = clock();
    try {
      while (waiting[0]) {
        const written = write(fd, waiting[0]);
        waitingBytes -= written;
        if (written < waiting[0].length) {
          begun ??= waiting[0];
          waiting[0] = waiting[0].subarray(written);
          continue;
        }
        begun = null;
        waiting.shift();
        // Room for it is there now.
        if (waiting.length === 0 && left > 0) {
          queue(lineOf({ ...NOBODY, what: 'audit-log', on: { lines: left }, outcome: 'left-out' }));
          left = 0;
        }
      }
      // A pipe or a terminal has no disk behind it.
      if (path !== null && isDurable && fstatSync(fd).isFile()) fsyncSync(fd);
      failure = null;
    } catch (cause) {
      failure = asError(cause);
      // Others write there meanwhile: what is half written is written whole, on a line of its own.
      if (path === null && begun) startAnew(Buffer.concat([LINE_END, begun]));
      throw failure;
    }
  }

  function startAnew(line: Buffer): void {
    waitingBytes += line.length - (waiting[0]?.length ?? 0);
    waiting[0] = line;
    begun = null;
  }

  function put(entry: AuditEntry, isDurable: boolean): void {
    keep(lineOf(entry));
    flush(isDurable);
  }

  function permit(entry: AuditEntry): Error | null {
    const line = lineOf(entry);
    try {
      if (waiting.length > 0) flush(true);
      queue(line);
      flush(true);
      return null;
    } catch (cause) {
      // Where some of it is there already, it is completed, and taken back by the next.
      if (waiting.at(-1) === line) {
        waiting.pop();
        waitingBytes -= line.length;
      }
      keep(lineOf({ ...entry, outcome: 'unavailable', message: UNWRITTEN }));
      return asError(cause);
    }
  }

  return {
    get failure() {
      try {
        if (failure) flush(true);
      } catch {
        // It is as it was.
      }
      return failure;
    },
    record: (entry) => put(entry, true),
    note: (entry) => put(entry, false),
    permit,
    reopen() {
      const next = open();
      if (path !== null) closeSync(fd);
      fd = next;
      // What waits goes to the new one, and no half of a line.
      if (begun) startAnew(begun);
      triedAt = Number.NEGATIVE_INFINITY;
      try {
        if (waiting.length > 0) flush(true);
      } catch {
        // The new one cannot be written, which `failure` tells.
      }
    },
    close() {
      if (path !== null) closeSync(fd);
    },
  };
}

const LINE_END = Buffer.from('\n');

const asError = (cause: unknown): Error => (cause instanceof Error ? cause : new Error(String(cause)));

const NOBODY = { who: null, session: null, from: '', message: '' };

function lineOf(entry: AuditEntry): Buffer {
  const { who, session, from, what, on, outcome, message } = entry;
  const fields = {
    who: who && cut(who),
    session,
    from: cut(from),
    what: what && cut(what),
    on: on && cutOn(on),
    outcome: cut(outcome),
    message: cut(message),
  };
  const line = (on: unknown) =>
    Buffer.from(
      `${withoutSteering(JSON.stringify({ audit: true, time: new Date().toISOString(), ...fields, on }))}\n`,
    );
  const whole = line(fields.on);
  return whole.length <= LIMITS.auditLineBytes ? whole : line({ cut: whole.length });
}

const cut = (text: string): string => cutText(text, LIMITS.auditTextChars);

/** Beyond what the longest line could hold nothing is looked at. */
const MOST_PARTS = 64;

function cutOn(on: NonNullable<AuditEntry['on']>): Record<string, Audited> {
  const cutAny = (value: Audited): Audited => {
    if (typeof value === 'number' || typeof value === 'boolean') return value;
    if (typeof value === 'string') return cut(value);
    if (Array.isArray(value)) return value.slice(0, MOST_PARTS).map(cut);
    return Object.fromEntries(
      Object.entries(value)
        .slice(0, MOST_PARTS)
        .map(([key, each]) => [cut(key), typeof each === 'string' ? cut(each) : each]),
    );
  };
  return Object.fromEntries(
    Object.entries(on)
      .slice(0, MOST_PARTS)
      .map(([key, value]) => [key, cutAny(value)]),
  );
}
